/** The place of a record: a map whose pin fills in the coordinates, and places known already. */

const TILES = "https://cyberjapandata.gsi.go.jp/xyz/pale/{z}/{x}/{y}.png";
const TILES_PAGE = "https://maps.gsi.go.jp/development/ichiran.html";
const PAUSE = 300; // milliseconds without typing before the server is asked
const NEAR = 16; // zoom at which houses can be told apart
const DIGITS = 6; // decimal places of a degree: about ten centimetres

const field = (name) => document.getElementById(`id_${name}`);
const position = () => [Number(field("latitude").value), Number(field("longitude").value)];
const known = () => field("latitude").value !== "" && field("longitude").value !== "" && !position().some(Number.isNaN);

function write(name, value) {
  const input = field(name);
  if (!input) return;
  input.value = value ?? "";
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

function writePoint({ lat, lng }) {
  write("latitude", lat.toFixed(DIGITS));
  write("longitude", lng.toFixed(DIGITS));
}

function drawMap(frame) {
  const { latitude, longitude, zoom, marker, zoomIn, zoomOut } = frame.dataset;
  const canvas = frame.querySelector("[data-place-map]");
  const map = L.map(canvas, { scrollWheelZoom: false, zoomControl: false });
  L.control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut }).addTo(map);
  L.tileLayer(TILES, { maxZoom: 18, minZoom: 5, attribution: `<a href="${TILES_PAGE}">国土地理院</a>` }).addTo(map);
  const icon = L.divIcon({ className: "place-picker__pin", iconSize: [24, 24] });
  const pin = L.marker([latitude, longitude], { icon, draggable: true, title: marker, alt: marker });
  const show = () => {
    if (!known()) return;
    pin.setLatLng(position()).addTo(map);
    map.setView(position(), Math.max(map.getZoom() || 0, NEAR));
  };
  map.attributionControl.setPrefix('<a href="https://leafletjs.com">Leaflet</a>');
  map.setView([latitude, longitude], zoom);
  map.on("click", (event) => {
    pin.setLatLng(event.latlng).addTo(map);
    writePoint(event.latlng);
  });
  pin.on("dragend", () => writePoint(pin.getLatLng()));
  for (const name of ["latitude", "longitude"]) field(name).addEventListener("input", show);
  new ResizeObserver(() => map.invalidateSize()).observe(map.getContainer());
  show();
  return show;
}

function choice(place, list, show) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = place.label;
  button.addEventListener("click", () => {
    for (const [name, value] of Object.entries(place.fields)) write(name, value);
    list.replaceChildren();
    show();
  });
  const item = document.createElement("li");
  item.append(button);
  return item;
}

async function search(frame, words, show) {
  const list = frame.querySelector(".place-picker__found");
  if (!words.trim()) return list.replaceChildren();
  const answer = await fetch(`${frame.dataset.placesUrl}?${new URLSearchParams({ q: words })}`);
  const { places } = await answer.json();
  if (places.length) return list.replaceChildren(...places.map((place) => choice(place, list, show)));
  const nothing = document.createElement("li");
  nothing.textContent = frame.dataset.nothing;
  return list.replaceChildren(nothing);
}

for (const frame of document.querySelectorAll("[data-place-picker]")) {
  const show = drawMap(frame);
  const input = frame.querySelector("input[type=search]");
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => search(frame, input.value, show).catch(() => {}), PAUSE);
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // it would save the record
  });
}
