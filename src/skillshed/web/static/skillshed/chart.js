// SPDX-FileCopyrightText: 2026 The Skillshed contributors
// SPDX-License-Identifier: EUPL-1.2

// Turns a server's drawing into one that tells its figures under the pointer; drawn from the same specification.
import { View, defaultLocale, expressionInterpreter, parse } from "../vendor/charts.js";

const tip = document.createElement("div");
tip.className = "tip";
tip.setAttribute("role", "status");

export async function explore(figure) {
  const narrow = matchMedia("(max-width: 47.99rem)").matches;
  const target = figure.querySelector(narrow ? ".narrow" : ".wide");
  try {
    const answer = await fetch(figure.dataset.spec + (narrow ? "?smal=1" : ""));
    if (answer.ok) await draw(figure, target, await answer.json());
  } catch {
    // the server's drawing still stands
  }
}

async function draw(figure, target, { spec, locale, words }) {
  defaultLocale(locale.format, locale.time);
  await document.fonts.ready;
  spec.config = { ...spec.config, font: getComputedStyle(figure).fontFamily }; // room is measured in the typeface that is shown
  const stage = document.createElement("div");
  stage.hidden = true;
  target.append(stage);
  const view = new View(parse(spec, null, { ast: true }), { expr: expressionInterpreter, renderer: "svg", container: stage, hover: false, logLevel: 0 });
  view.tooltip((_, event, item) => tell(event, item, words));
  await view.runAsync();
  const made = stage.querySelector("svg");
  const old = target.querySelector("svg");
  made.setAttribute("role", "img");
  made.setAttribute("aria-label", old.getAttribute("aria-label"));
  for (const each of made.querySelectorAll("[font-family]")) each.removeAttribute("font-family");
  for (const each of made.querySelectorAll("[aria-roledescription], [aria-label]")) ["role", "aria-roledescription", "aria-label"].forEach((name) => each.removeAttribute(name));
  old.remove();
  stage.hidden = false;
  figure.dataset.explored = "yes";
}

function tell(event, item, words) {
  const row = item && item.datum && (item.datum.datum || item.datum);
  const lines = row ? Object.entries(words).filter(([name]) => row[name] !== undefined && row[name] !== null).map(([name, word]) => [word, row[name]]) : [];
  if (!lines.length || event.type === "pointerout" || event.type === "mouseout") return tip.remove();
  tip.replaceChildren(...lines.map(([word, value]) => line(word, value)));
  document.body.append(tip);
  tip.style.left = `${Math.min(event.clientX + 14, innerWidth - tip.offsetWidth - 8)}px`;
  tip.style.top = `${event.clientY + 14}px`;
}

function line(word, value) {
  const made = document.createElement("div");
  const shown = typeof value === "number" && Math.abs(value) >= 3000 ? Math.round(value).toLocaleString(document.documentElement.lang) : value;
  made.textContent = word ? `${word}: ${shown}` : String(shown);
  return made;
}
