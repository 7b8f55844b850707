-- SPDX-FileCopyrightText: 2026 The Skillshed contributors
-- SPDX-License-Identifier: EUPL-1.2
--
-- For wrk: ask the addresses given as arguments in turn, and tell the figures as one line of JSON.
local paths = {}
local turn = 0

function init(given)
  for _, path in ipairs(given) do
    paths[#paths + 1] = wrk.format("GET", path, { ["Accept-Encoding"] = "gzip" })
  end
end

function request()
  turn = turn % #paths + 1
  return paths[turn]
end

function done(summary, latency)
  local wrong = summary.errors
  io.write(string.format(
    '{"seconds": %.3f, "requests": %d, "p50": %.2f, "p95": %.2f, "p99": %.2f, "bytes": %d, "errors": %d}\n',
    summary.duration / 1e6, summary.requests, latency:percentile(50) / 1000, latency:percentile(95) / 1000,
    latency:percentile(99) / 1000, summary.bytes,
    wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout))
end
