// Offers the order by distance where the browser can tell where it is; asks only when pressed.
// The position is rounded to about 100 metres and stands in the address alone.

const place = document.querySelector("[data-search-near]");

if (place && navigator.geolocation && window.isSecureContext) {
  place.hidden = false;
  place.querySelector("button").addEventListener("click", () => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const address = new URL(location.href);
        address.searchParams.set("near", `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`);
        address.searchParams.set("sort", "distance");
        address.searchParams.delete("page");
        location.assign(address);
      },
      () => { place.querySelector("[role=status]").textContent = place.dataset.failed; },
    );
  });
}
