// The outline of a speech: closed on a phone until asked for, and showing the heading one is reading under.
const outline = document.querySelector("[data-outline]");
const wide = window.matchMedia("(min-width: 64rem)"); // as in speech.css

if (outline) {
  const links = new Map([...outline.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const now = outline.querySelector("[data-now]");
  let shown;
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);

  const fold = () => { outline.open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();
  outline.addEventListener("click", (event) => {
    if (!wide.matches && event.target.closest("a")) outline.open = false;
  });

  outline.addEventListener("toggle", () => { if (outline.open && shown) keepInSight(shown); });

  const showPlace = () => {
    const link = links.get(headings[last(window.innerHeight / 4)]?.id);
    if (link === shown) return;
    shown?.removeAttribute("aria-current");
    link?.setAttribute("aria-current", "location");
    shown = link;
    now.textContent = link?.querySelector(".outline__text").textContent ?? "";
    if (link && wide.matches) keepInSight(link);
  };
  // The place of the last heading above a line of the window, -1 for none. By halves: to ask where a heading stands
  // lays out the part of the text that it is in, and a long text is laid out only where one reads.
  const last = (line) => {
    let [above, below] = [-1, headings.length];
    while (below - above > 1) {
      const middle = (above + below) >> 1;
      if (headings[middle].getBoundingClientRect().top <= line) above = middle;
      else below = middle;
    }
    return above;
  };
  // A long outline scrolls by itself; scrollIntoView() would scroll the page too.
  const keepInSight = (link) => {
    const [box, frame] = [link.getBoundingClientRect(), outline.getBoundingClientRect()];
    if (box.top < frame.top || box.bottom > frame.bottom) outline.scrollTop += box.top - frame.top - outline.clientHeight / 3;
  };
  let asked = false;
  document.addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; showPlace(); });
  }, { passive: true });
  showPlace();
}
