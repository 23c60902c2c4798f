// Tells the search log that results were shown, and that one was opened. Nothing about who it was.

const list = document.querySelector("[data-search-signs]");

function tell(sign) {
  const body = new URLSearchParams({ sign, q: list.dataset.searchWords });
  navigator.sendBeacon(list.dataset.searchSigns, body);
}

if (list && navigator.sendBeacon) {
  tell("shown");
  list.addEventListener("click", (event) => {
    if (event.target.closest("a[href]")) tell("opened");
  }, { once: true });
}
