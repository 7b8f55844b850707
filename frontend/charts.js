// SPDX-FileCopyrightText: 2026 The Skillshed contributors
// SPDX-License-Identifier: EUPL-1.2

// What a page needs of Vega: specifications arrive compiled, expressions are interpreted (no eval under the policy).
export { parse, View, None as Silent, defaultLocale } from "vega";
export { expressionInterpreter } from "vega-interpreter";
