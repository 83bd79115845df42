// Step through what a page names as its stops, the hits in a speech or the differences of two texts: buttons, and the
// keys n and p. Without it paragraphs link from hit to hit, and the summary of a comparison to the first difference.
const stepper = document.querySelector("[data-stepper]");
const stops = stepper ? [...document.querySelectorAll(stepper.dataset.stepper)] : [];
const KEYS = "speeches-keys"; // under which it is kept whether n and p work
const TYPING = "input, textarea, select, [contenteditable]";

if (stops.length) {
  const place = stepper.querySelector("[data-place]");
  let current = -1;

  // A hit that a repair or a redaction cuts has several marks; the later ones bear no name.
  const parts = new Map(stops.map((stop) => [stop, [stop]]));
  let opened;
  for (const mark of document.querySelectorAll(".speech__title mark, .text mark:not(.quoted)")) {
    if (mark.id) opened = parts.get(mark);
    else opened?.push(mark);
  }

  const show = (number) => {
    for (const part of parts.get(stops[current]) ?? []) part.removeAttribute("aria-current");
    current = number;
    for (const part of parts.get(stops[current])) part.setAttribute("aria-current", "true");
    place.textContent = current + 1;
  };

  // The stop that the address names; where it names none, the next one below the upper edge of the window.
  const follow = () => {
    const named = stops.findIndex((stop) => `#${stop.id}` === location.hash);
    if (named >= 0) show(named);
  };
  // By halves, as in outline.js: to ask where a stop stands lays out the part of the text that it is in.
  const nearest = (direction) => {
    let [above, below] = [-1, stops.length];
    while (below - above > 1) {
      const middle = (above + below) >> 1;
      if (stops[middle].getBoundingClientRect().top < 0) above = middle;
      else below = middle;
    }
    return direction > 0 ? below : below - 1;
  };

  const step = (direction) => {
    const wanted = current < 0 ? nearest(direction) : current + direction;
    show((wanted + stops.length) % stops.length);
    history.replaceState(history.state, "", `#${stops[current].id}`);
    stops[current].scrollIntoView({ block: "center" }); // smooth unless the reader wants little motion: base.css
  };

  stepper.hidden = false;
  stepper.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (button) step(Number(button.dataset.step)); // the focus stays on the button, to press it again
  });
  // Keys of one letter can be switched off: who speaks to the machine would set them off by chance.
  const keys = stepper.querySelector("[data-keys]");
  const areOn = () => keys.getAttribute("aria-pressed") === "true";
  try {
    if (localStorage.getItem(KEYS) === "off") keys.setAttribute("aria-pressed", "false");
  } catch { /* the reader lets nothing be kept */ }
  keys.addEventListener("click", () => {
    keys.setAttribute("aria-pressed", String(!areOn()));
    try {
      localStorage.setItem(KEYS, areOn() ? "on" : "off");
    } catch { /* the same */ }
  });
  document.addEventListener("keydown", (event) => {
    if (!areOn()) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.target.closest?.(TYPING)) return;
    const direction = { n: 1, p: -1 }[event.key?.toLowerCase()];
    if (!direction) return;
    event.preventDefault();
    step(direction);
    stops[current].tabIndex = -1; // Tab goes on from here
    stops[current].focus({ preventScroll: true });
  });
  window.addEventListener("hashchange", follow);
  follow();
}
