// SPDX-FileCopyrightText: 2026 The Skillshed contributors
// SPDX-License-Identifier: EUPL-1.2

// Reads the page aloud with the browser's own voice. The button shows only where there is a voice in the page's language.
const button = document.querySelector("[data-read-aloud]");
const language = document.documentElement.lang;

function voice() {
  return speechSynthesis.getVoices().find((each) => each.lang.toLowerCase().startsWith(language));
}

function words() {
  const parts = document.querySelectorAll("main h1, main h2, main h3, main p, main li");
  return [...parts].filter((part) => part.checkVisibility() && !part.closest("details:not([open])")).map((part) => part.innerText);
}

function speak() {
  if (speechSynthesis.speaking) return speechSynthesis.cancel();
  for (const text of words()) {
    const said = new SpeechSynthesisUtterance(text);
    Object.assign(said, { lang: language, voice: voice() });
    speechSynthesis.speak(said);
  }
}

if (button && "speechSynthesis" in window) {
  const offer = () => { button.hidden = !voice(); };
  const label = button.textContent;
  speechSynthesis.addEventListener("voiceschanged", offer);
  button.addEventListener("click", speak);
  setInterval(() => { button.textContent = speechSynthesis.speaking ? button.dataset.stop : label; }, 400);
  addEventListener("pagehide", () => speechSynthesis.cancel());
  offer();
}

// Charts become explorable when they come into view; until then, and without a script, the drawing from the server stands.
const charts = document.querySelectorAll("figure.chart[data-spec]");
if (charts.length) {
  const { explore } = await import("./chart.js");
  const watch = new IntersectionObserver((seen) => {
    for (const each of seen.filter((one) => one.isIntersecting)) {
      watch.unobserve(each.target);
      explore(each.target);
    }
  });
  charts.forEach((chart) => watch.observe(chart));
}
const map = document.querySelector("[data-map]");
if (map) (await import("./places.js")).show(map);
