// SPDX-FileCopyrightText: 2026 The Skillshed contributors
// SPDX-License-Identifier: EUPL-1.2

// A map to move and magnify, from the site's own outlines; without it the server's drawing stands.
import * as maplibre from "../vendor/map.js";

const paper = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

function shades() {
  const probe = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  probe.setAttribute("class", "map hidden");
  document.body.append(probe);
  const found = [0, 1, 2, 3, 4, 5].map((shade) => {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    path.setAttribute("class", `c${shade}`);
    probe.append(path);
    return rgb(getComputedStyle(path).fill);
  });
  probe.remove();
  return found;
}

function rgb(colour) {
  const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d");
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
  return `rgb(${red},${green},${blue})`;
}

export async function show(figure) {
  if (!document.createElement("canvas").getContext("webgl2")) return;
  const answer = await fetch(figure.dataset.map);
  if (!answer.ok) return;
  const data = await answer.json();
  const style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: figure.dataset.style });
  document.head.append(style);
  maplibre.setWorkerUrl(figure.dataset.worker);
  const stage = document.createElement("div");
  stage.className = "livemap";
  const drawing = figure.querySelector("svg.map");
  drawing.after(stage);
  const places = data.features.flatMap((one) => one.geometry.coordinates.flat(2));
  const bounds = places.reduce((box, place) => box.extend(place), new maplibre.LngLatBounds(places[0], places[0]));
  const colours = shades();
  const map = new maplibre.Map({
    container: stage, bounds, fitBoundsOptions: { padding: 24 }, attributionControl: false, cooperativeGestures: true, locale: JSON.parse(figure.dataset.words),
    style: {
      version: 8, sources: { places: { type: "geojson", data } },
      layers: [
        { id: "ground", type: "background", paint: { "background-color": rgb(paper("--paper")) } },
        { id: "areas", type: "fill", source: "places", paint: { "fill-color": ["match", ["get", "shade"], ...colours.flatMap((colour, shade) => [shade, colour]), colours[0]] } },
        { id: "edges", type: "line", source: "places", paint: { "line-color": rgb(paper("--paper")), "line-width": 1.5 } },
      ],
    },
  });
  map.addControl(new maplibre.NavigationControl({ showCompass: false }));
  map.getCanvas().setAttribute("aria-label", figure.dataset.label);
  map.on("load", () => { drawing.setAttribute("hidden", ""); drawing.style.display = "none"; figure.dataset.explored = "yes"; });
  map.on("click", "areas", (event) => { location.href = `/omrade/${event.features[0].properties.code}/`; });
  const popup = new maplibre.Popup({ closeButton: false });
  map.on("mousemove", "areas", (event) => {
    const { name, value } = event.features[0].properties;
    popup.setLngLat(event.lngLat).setText(`${name}: ${value}`).addTo(map);
  });
  map.on("mouseleave", "areas", () => popup.remove());
}
