// Offers titles of public pages and records while an editor types; choosing one gives its address.
// Listens on the document: a form's scripts may stand before its fields.

const WAIT_MS = 200;
const timers = new WeakMap();

document.addEventListener("input", ({ target }) => {
  if (!target.matches("[data-search-things]")) return;
  clearTimeout(timers.get(target));
  if (!target.value.startsWith("/")) timers.set(target, setTimeout(offer, WAIT_MS, target));
});

async function offer(input) {
  const address = `${input.dataset.searchThings}?q=${encodeURIComponent(input.value)}`;
  const { suggestions } = await (await fetch(address)).json();
  listOf(input).replaceChildren(...suggestions.filter(({ kind }) => kind).map((thing) => {
    const option = document.createElement("option");
    option.value = thing.url;
    option.label = `${thing.text}（${thing.kind_label}）`;
    return option;
  }));
}

function listOf(input) {
  if (!input.list) {
    const list = document.createElement("datalist");
    list.id = `${input.id}-things`;
    input.after(list);
    input.setAttribute("list", list.id);
  }
  return input.list;
}
