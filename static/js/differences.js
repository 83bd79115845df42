// Steps through the differences of two texts: buttons, and the keys n and p. Without it the summary links to the first,
// and every moved paragraph to its counterpart. A place that an address names is unfolded.
const TYPING = "input, textarea, select, [contenteditable]";

const stepper = document.querySelector("[data-differences-stepper]");
const stops = [...document.querySelectorAll('[id^="stop-"]')];

function reveal() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const fold = target && target.closest("details:not([open])");
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView({ block: "center" });
}
window.addEventListener("hashchange", reveal);
reveal();

if (stepper && stops.length) {
  const place = stepper.querySelector("[data-place]");
  let current = -1;

  const show = (number) => {
    stops[current]?.removeAttribute("aria-current");
    current = number;
    stops[current].setAttribute("aria-current", "true");
    place.textContent = current + 1;
  };
  const follow = () => {
    const named = stops.findIndex((stop) => `#${stop.id}` === location.hash);
    if (named >= 0) show(named);
  };
  const nearest = (direction) => {
    const below = stops.findIndex((stop) => stop.getBoundingClientRect().top >= 0);
    const next = below < 0 ? stops.length : below;
    return direction > 0 ? next : next - 1;
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
    if (button) step(Number(button.dataset.step));
  });
  document.addEventListener("keydown", (event) => {
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
