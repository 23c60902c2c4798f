// Suggestions below every search box: the editable combobox with a listbox popup of the
// ARIA Authoring Practices. Without this script the box is a plain form.

const WAIT_MS = 120;
const RECENT_KEY = "tomoni.searched";
const MOST_RECENT = 5;

/** The words searched for in this browser, the last one first; nothing where storage is refused. */
export const recent = {
  all() {
    try {
      const words = JSON.parse(localStorage.getItem(RECENT_KEY) ?? "[]");
      return Array.isArray(words) ? words.filter((word) => typeof word === "string") : [];
    } catch {
      return [];
    }
  },
  add(word) {
    if (!word.trim()) return;
    const words = [word.trim(), ...this.all().filter((other) => other !== word.trim())];
    try {
      localStorage.setItem(RECENT_KEY, JSON.stringify(words.slice(0, MOST_RECENT)));
    } catch { /* private windows may refuse: then nothing is kept */ }
  },
  clear() {
    try {
      localStorage.removeItem(RECENT_KEY);
    } catch { /* as above */ }
  },
};

class SuggestBox {
  constructor(input) {
    this.input = input;
    this.address = input.dataset.suggest;
    this.words = input.dataset; // texts in the page's language: data-suggest-…
    this.active = -1;
    this.typed = input.value;
    this.answers = new Map();
    this.build();
    input.addEventListener("input", () => this.later());
    input.addEventListener("focus", () => this.input.value || this.show());
    input.addEventListener("click", () => this.list.hidden && this.show());
    input.addEventListener("keydown", (event) => this.key(event));
    input.addEventListener("blur", () => setTimeout(() => this.close(), 150));
    input.form?.addEventListener("submit", () => recent.add(input.value));
  }

  build() {
    const { input } = this;
    this.list = document.createElement("div");
    this.list.id = `${input.id}-list`;
    this.list.className = "suggest";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", this.words.suggestLabel);
    this.list.hidden = true;
    this.list.addEventListener("mousedown", (event) => event.preventDefault()); // keep the focus
    this.status = document.createElement("span");
    this.status.className = "visually-hidden";
    this.status.setAttribute("role", "status");
    const holder = input.parentElement;
    holder.classList.add("suggest-holder");
    holder.append(this.list, this.status);
    for (const [name, value] of Object.entries({
      role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false",
      "aria-controls": this.list.id, "aria-haspopup": "listbox",
    })) input.setAttribute(name, value);
  }

  later() {
    this.typed = this.input.value;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.show(), WAIT_MS);
  }

  async show() {
    const typed = this.input.value.trim();
    const answer = await this.ask(typed);
    if (typed !== this.input.value.trim() || document.activeElement !== this.input) return;
    const groups = [];
    if (!typed && recent.all().length) {
      groups.push({ label: this.words.suggestRecent, clear: true,
        offers: recent.all().map((text) => ({ text, kind: "", url: this.results(text) })) });
    }
    if (answer.suggestions.length) {
      groups.push({ label: typed ? "" : this.words.suggestPopular, offers: answer.suggestions });
    }
    this.draw(groups);
  }

  async ask(typed) {
    if (this.answers.has(typed)) return this.answers.get(typed);
    this.request?.abort();
    this.request = new AbortController();
    try {
      const response = await fetch(`${this.address}?q=${encodeURIComponent(typed)}`,
        { signal: this.request.signal });
      if (!response.ok) return { suggestions: [] };
      const answer = await response.json();
      this.answers.set(typed, answer);
      return answer;
    } catch {
      return { suggestions: [] }; // away or aborted: the box goes on as a plain one
    }
  }

  results(text) {
    return `${this.input.form.action}?q=${encodeURIComponent(text)}`;
  }

  draw(groups) {
    this.list.replaceChildren(...groups.map((group) => this.group(group)));
    this.options = [...this.list.querySelectorAll("[role=option]")];
    this.options.forEach((option, index) => { option.id = `${this.list.id}-${index}`; });
    this.mark(-1);
    this.list.hidden = !this.options.length;
    this.input.setAttribute("aria-expanded", String(!this.list.hidden));
    const offers = this.options.length;
    this.status.textContent = offers ? this.words.suggestCount.replace("%d", offers) : "";
  }

  group({ label, offers, clear }) {
    const group = document.createElement("div");
    group.setAttribute("role", "group");
    if (label) {
      group.setAttribute("aria-label", label);
      const head = document.createElement("div");
      head.className = "suggest__head";
      head.setAttribute("role", "presentation");
      head.textContent = label;
      group.append(head);
    }
    group.append(...offers.map((offer) => this.option(offer)));
    if (clear) group.append(this.option({ text: this.words.suggestClear, clear: true }));
    return group;
  }

  option({ text, kind, kind_label: kindLabel, url, clear }) {
    const option = document.createElement("div");
    option.className = clear ? "suggest__option suggest__option--clear" : "suggest__option";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    const words = document.createElement("span");
    words.textContent = text;
    option.append(words);
    if (kindLabel) {
      const badge = document.createElement("span");
      badge.className = "badge badge--quiet";
      badge.textContent = kindLabel;
      option.append(" ", badge);
    }
    Object.assign(option, { offer: { text, url, leads: Boolean(kind), clear } });
    option.addEventListener("click", () => this.choose(option));
    return option;
  }

  key(event) {
    if (event.isComposing) return; // the keys belong to the Japanese input method
    const open = !this.list.hidden;
    const moves = { ArrowDown: 1, ArrowUp: -1 };
    if (event.key in moves) {
      event.preventDefault();
      if (open) this.move(moves[event.key]);
      else this.show();
    } else if (event.key === "Escape" && open) {
      event.preventDefault();
      this.input.value = this.typed;
      this.close();
    } else if (event.key === "Enter" && open && this.active >= 0) {
      event.preventDefault();
      this.choose(this.options[this.active]);
    } else if (event.key === "Tab") {
      this.close();
    }
  }

  /** One step; from the last option and from the first one back to what was typed. */
  move(step) {
    const places = this.options.length + 1;
    this.mark(((this.active + 1 + step + places) % places) - 1);
    const chosen = this.options[this.active];
    this.input.value = chosen && !chosen.offer.clear ? chosen.offer.text : this.typed;
  }

  mark(index) {
    this.active = index;
    this.options.forEach((option, place) => {
      option.setAttribute("aria-selected", String(place === index));
    });
    const option = this.options[index];
    if (option) {
      this.input.setAttribute("aria-activedescendant", option.id);
      option.scrollIntoView({ block: "nearest" });
    } else {
      this.input.removeAttribute("aria-activedescendant");
    }
  }

  choose({ offer }) {
    if (offer.clear) {
      recent.clear();
      this.show();
    } else if (offer.leads) {
      location.assign(offer.url);
    } else {
      this.input.value = offer.text;
      this.input.form.requestSubmit();
    }
  }

  close() {
    clearTimeout(this.timer);
    this.list.hidden = true;
    this.input.setAttribute("aria-expanded", "false");
    this.input.removeAttribute("aria-activedescendant");
    this.active = -1;
  }
}

for (const input of document.querySelectorAll("input[data-suggest]")) new SuggestBox(input);
