/**
 * Maps of records: Leaflet, tiles of 国土地理院, markers that the keyboard reaches.
 *
 * A map stands beside a list or an address that says the same, so whatever fails here (tiles,
 * points) is told in one line and leaves the page as useful as without script.
 */
import { clusters } from "./clusters.js";

const TILES = "https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png";
const TILES_PAGE = "https://maps.gsi.go.jp/development/ichiran.html";
const MAX_ZOOM = 18;
const REACH = 48; // pixels: a finger's width and some air
const NEAREST = 5; // points in sight when a map begins at a place
const ENGLISH = document.documentElement.lang === "en";
const STILL = matchMedia("(prefers-reduced-motion: reduce)").matches;

/** An element with text (never markup) inside. */
function element(name, text, attributes = {}) {
  const made = document.createElement(name);
  made.textContent = text;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

/** The map's words in the page's language; they stand on the line that tells what failed. */
function words(frame) {
  return frame.querySelector("[data-map-note]").dataset;
}

function note(frame, text) {
  const line = frame.querySelector("[data-map-note]");
  line.textContent = text;
  line.hidden = false;
}

function drawMap(frame) {
  const { latitude, longitude, zoom } = frame.dataset;
  const { zoomIn, zoomOut, noTiles } = words(frame);
  const map = L.map(frame.querySelector("[data-map-canvas]"), {
    zoomControl: false,
    scrollWheelZoom: false,
    maxZoom: MAX_ZOOM,
    zoomAnimation: !STILL,
    fadeAnimation: !STILL,
    markerZoomAnimation: !STILL,
  }).setView([Number(latitude), Number(longitude)], Number(zoom));
  map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  const tiles = L.tileLayer(TILES, {
    maxNativeZoom: MAX_ZOOM,
    maxZoom: MAX_ZOOM,
    minZoom: 5,
    className: "map__tiles",
    attribution: `<a href="${TILES_PAGE}">国土地理院</a>`,
  }).addTo(map);
  tiles.once("tileerror", () => note(frame, noTiles));
  // A page that scrolls must not be caught by the map; who is in the map wants to zoom.
  map.on("focus click", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  return map;
}

/** A marker drawn by CSS; its text is its name for screen readers. */
function marker(position, kind, name, seen) {
  const label = element("span", name, { class: "visually-hidden" });
  const drawn = element("span", seen, { class: "map__drawn", "aria-hidden": "true" });
  const html = document.createElement("span");
  html.append(drawn, label);
  const icon = L.divIcon({ className: `map__marker map__marker--${kind}`, html, iconSize: [44, 44] });
  return L.marker(position, { icon, keyboard: true, title: name, riseOnHover: true });
}

function nextOccurrence(properties, firstDay) {
  const coming = (properties.occurrences ?? []).filter((span) => span.end_date >= firstDay);
  return coming[0] ?? (properties.occurrences ?? []).at(-1);
}

function whenWords(properties, firstDay) {
  const span = nextOccurrence(properties, firstDay);
  if (!span) return "";
  const style = { year: "numeric", month: "long", day: "numeric", weekday: "short", timeZone: "UTC" };
  const day = new Intl.DateTimeFormat(document.documentElement.lang, style).format(new Date(span.start_date));
  return [day, properties.start_time].filter(Boolean).join(" ");
}

function popup(feature, frame) {
  const { properties } = feature;
  const name = (ENGLISH && properties.name_en) || properties.name;
  const box = element("div", "", { class: "map__popup" });
  const title = element("p", "", { class: "map__title", dir: "auto" });
  title.append(element("a", name, { href: frame.dataset.page.replace("CODE", encodeURIComponent(feature.id)) }));
  box.append(title);
  const lines = [
    properties.status === "cancelled" ? words(frame).cancelled : "",
    whenWords(properties, frame.dataset.firstDay),
    properties.venue_name || properties.address,
  ];
  for (const line of lines.filter(Boolean)) box.append(element("p", line, { dir: "auto" }));
  return box;
}

function placeMarker(feature, position, frame) {
  const name = (ENGLISH && feature.properties.name_en) || feature.properties.name;
  const found = marker(position, "place", name, "");
  found.bindPopup(() => popup(feature, frame), { closeButton: true, maxWidth: 260 });
  found.on("popupopen", (event) => {
    const box = event.popup.getElement();
    box.querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", words(frame).close);
    box.querySelector("a[href]:not(.leaflet-popup-close-button)")?.focus({ preventScroll: true });
  });
  found.on("popupclose", () => found.getElement()?.focus({ preventScroll: true }));
  return found;
}

function clusterName(members, frame) {
  return words(frame).cluster.replace("%(number)s", members.length);
}

/** Points at one and the same place cannot be told apart by any zoom: they share a popup. */
function stackMarker(members, position, frame) {
  const found = marker(position, "cluster", clusterName(members, frame), String(members.length));
  const box = element("div", "", { class: "map__popup map__popup--several" });
  for (const member of members) box.append(popup(member.feature, frame));
  found.bindPopup(box, { maxWidth: 260, maxHeight: 240 });
  return found;
}

function clusterMarker(members, map, frame) {
  const bounds = L.latLngBounds(members.map((member) => member.position));
  const together = bounds.getNorthEast().equals(bounds.getSouthWest());
  if (together || map.getZoom() >= MAX_ZOOM) return stackMarker(members, bounds.getCenter(), frame);
  const name = clusterName(members, frame);
  const found = marker(bounds.getCenter(), "cluster", name, String(members.length));
  found.on("click", () => map.fitBounds(bounds, { padding: [60, 60], maxZoom: MAX_ZOOM }));
  found.on("keydown", ({ originalEvent }) => {
    if (originalEvent.key !== "Enter" && originalEvent.key !== " ") return;
    originalEvent.preventDefault();
    map.getContainer().focus();
    map.fitBounds(bounds, { padding: [60, 60], maxZoom: MAX_ZOOM });
  });
  return found;
}

/** What there is to draw at the present zoom: gathered points, each under a name that lasts. */
function gathered(features, map) {
  const points = features.map((feature) => {
    const [longitude, latitude] = feature.geometry.coordinates;
    const position = L.latLng(latitude, longitude);
    const { x, y } = map.project(position);
    return { feature, position, x, y };
  });
  return clusters(points, REACH).map((members) => ({
    members,
    name: members.map(({ feature }) => feature.id).join(" "),
    position: L.latLngBounds(members.map((member) => member.position)).getCenter(),
  }));
}

/** Draw what is in sight; what is drawn already stays, with its popup and its focus. */
function drawPoints(features, map, drawn, frame) {
  const sight = map.getBounds().pad(0.5);
  const wanted = new Map(
    gathered(features, map)
      .filter(({ position }) => sight.contains(position))
      .map((gathering) => [gathering.name, gathering.members]),
  );
  for (const [name, old] of drawn) {
    if (wanted.has(name)) continue;
    old.remove();
    drawn.delete(name);
  }
  for (const [name, members] of wanted) {
    if (drawn.has(name)) continue;
    const [only] = members;
    const made = members.length === 1
      ? placeMarker(only.feature, only.position, frame)
      : clusterMarker(members, map, frame);
    drawn.set(name, made.addTo(map));
  }
}

async function showPoints(frame, map) {
  let features;
  try {
    const answer = await fetch(frame.dataset.points, { headers: { Accept: "application/geo+json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    features = (await answer.json()).features.filter((feature) => feature.geometry);
  } catch {
    note(frame, words(frame).noPoints);
    return;
  }
  if (!features.length) note(frame, words(frame).noPlaces);
  const spots = features.map(({ geometry: { coordinates: [longitude, latitude] } }) => [latitude, longitude]);
  const near = frame.dataset.near ? [frame.dataset.near.split(",").map(Number)] : [];
  if (near.length) {
    L.circleMarker(near[0], { radius: 9, className: "map__here", interactive: false }).addTo(map);
    map.fitBounds([...near, ...spots.slice(0, NEAREST)], { padding: [50, 50], maxZoom: 16, animate: false });
  } else if (spots.length) {
    map.fitBounds(spots, { padding: [40, 40], maxZoom: 16, animate: false });
  }
  const drawn = new Map();
  drawPoints(features, map, drawn, frame);
  map.on("moveend", () => drawPoints(features, map, drawn, frame));
  frame.dataset.ready = features.length;
}

for (const frame of document.querySelectorAll("[data-map]")) {
  if (!window.L) break; // Leaflet did not arrive: the list is all there is
  frame.hidden = false;
  for (const absent of document.querySelectorAll("[data-map-absent]")) absent.hidden = true;
  const map = drawMap(frame);
  if (frame.dataset.points) {
    showPoints(frame, map);
  } else {
    const position = [Number(frame.dataset.latitude), Number(frame.dataset.longitude)];
    const found = marker(position, "place", frame.dataset.name, "");
    found.options.keyboard = false; // it opens nothing: no stop for the keyboard
    found.options.interactive = false;
    found.addTo(map);
  }
}
