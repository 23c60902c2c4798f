// Offers titles of public pages and records while an editor types; choosing one gives its address.

const WAIT_MS = 200;

for (const input of document.querySelectorAll("[data-search-things]")) {
  const list = document.createElement("datalist");
  list.id = `${input.id}-things`;
  input.after(list);
  input.setAttribute("list", list.id);
  let timer;
  input.addEventListener("input", () => {
    clearTimeout(timer);
    if (input.value.startsWith("/")) return;
    timer = setTimeout(async () => {
      const address = `${input.dataset.searchThings}?q=${encodeURIComponent(input.value)}`;
      const { suggestions } = await (await fetch(address)).json();
      list.replaceChildren(...suggestions.filter(({ kind }) => kind).map((thing) => {
        const option = document.createElement("option");
        option.value = thing.url;
        option.label = `${thing.text}（${thing.kind_label}）`;
        return option;
      }));
    }, WAIT_MS);
  });
}
