/**
 * "Nearest to me first": asks the browser for the position, rounds it, and goes to the list that
 * begins there. The button appears only where the browser can be asked.
 */
const DIGITS = 3; // thousandths of a degree: about 100 metres
const TIMEOUT = 15000;

function tell(note, words) {
  note.textContent = words;
  note.hidden = false;
}

for (const place of document.querySelectorAll("[data-nearby]")) {
  if (!navigator.geolocation || !window.isSecureContext) break;
  const note = place.closest("nav").querySelector("[data-nearby-note]");
  const button = place.querySelector("button");
  place.hidden = false;
  button.addEventListener("focus", () => { note.hidden = false; });
  button.addEventListener("pointerenter", () => { note.hidden = false; });
  button.addEventListener("click", () => {
    tell(note, place.dataset.waiting);
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const address = new URL(location.href);
        const rounded = [coords.latitude, coords.longitude].map((degrees) => degrees.toFixed(DIGITS));
        address.searchParams.set("near", rounded.join(","));
        for (const name of ["ordering", "page"]) address.searchParams.delete(name);
        location.assign(address);
      },
      () => tell(note, place.dataset.failed),
      { maximumAge: 300000, timeout: TIMEOUT },
    );
  });
}
