// Offers what the reader may be typing, as a combobox with a list: arrows choose, Enter takes, Escape closes.
// Nothing is asked, taken or sent while an input method is composing; without this script the box is a plain one.
const WAIT = 120; // milliseconds without a key before the site is asked
const COMPOSING_KEY_CODE = 229; // Safari ends the composition before it reports the key

for (const form of document.querySelectorAll("form[data-suggest]")) makeCombobox(form, form.querySelector("input[type=search]"));

function makeCombobox(form, field) {
  const list = document.createElement("ul");
  list.id = `${field.id}-suggestions`;
  list.className = "completion";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggestLabel);
  form.append(list);
  for (const [name, value] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id, "aria-expanded": "false" })) field.setAttribute(name, value);

  let offered = [];
  let active = -1; // number of the option that the arrows are at
  let waiting = 0;
  let asked = new AbortController();

  const show = (suggestions) => {
    offered = suggestions;
    list.replaceChildren(...offered.map((suggestion, number) => option(suggestion, `${list.id}-${number}`)));
    list.hidden = offered.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
    moveTo(-1);
  };
  const close = () => {
    clearTimeout(waiting);
    asked.abort();
    show([]);
  };
  const moveTo = (number) => {
    active = number;
    for (const [at, shown] of [...list.children].entries()) shown.setAttribute("aria-selected", String(at === active));
    if (active < 0) field.removeAttribute("aria-activedescendant");
    else {
      field.setAttribute("aria-activedescendant", list.children[active].id);
      list.children[active].scrollIntoView({ block: "nearest" });
    }
  };
  const take = (suggestion) => {
    close();
    if (!suggestion.query) location.assign(suggestion.url);
    else {
      field.value = suggestion.query;
      form.requestSubmit();
    }
  };
  const ask = async () => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    const typed = field.value;
    if (!typed.trim()) return show([]);
    try {
      const answer = await fetch(`${form.dataset.suggest}?${new URLSearchParams({ q: typed })}`, { signal });
      const { suggestions } = answer.ok ? await answer.json() : { suggestions: [] };
      if (!signal.aborted && document.activeElement === field) show(suggestions);
    } catch (error) {
      if (error.name !== "AbortError") show([]); // the network is gone: the box works as a plain one
    }
  };
  const askSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, WAIT);
  };

  field.addEventListener("input", (event) => { if (!event.isComposing) askSoon(); });
  field.addEventListener("compositionstart", close);
  field.addEventListener("compositionend", askSoon);
  field.addEventListener("blur", close);
  form.addEventListener("submit", close);
  field.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === COMPOSING_KEY_CODE) return;
    const isOpen = !list.hidden;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!isOpen) ask();
      else if (event.key === "ArrowDown") moveTo(active + 1 < offered.length ? active + 1 : -1);
      else moveTo(active >= 0 ? active - 1 : offered.length - 1);
    } else if (event.key === "Enter" && isOpen && active >= 0) {
      event.preventDefault();
      take(offered[active]);
    } else if (event.key === "Escape" && isOpen) {
      event.preventDefault(); // a second Escape empties the field, as browsers do
      close();
    }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
  list.addEventListener("click", (event) => {
    const number = [...list.children].indexOf(event.target.closest("[role=option]"));
    if (number >= 0) take(offered[number]);
  });
}

function option({ text, label }, id) {
  const item = document.createElement("li");
  item.id = id;
  item.className = "completion__option";
  item.setAttribute("role", "option");
  for (const [name, content] of [["text", text], ["kind", label]]) {
    const part = document.createElement("span");
    part.className = `completion__${name}`;
    part.textContent = content;
    item.append(part);
  }
  item.firstChild.lang = "zh";
  return item;
}
