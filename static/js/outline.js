// The outline of a speech: closed on a phone until asked for, and showing the heading one is reading under.
const outline = document.querySelector("[data-outline]");
const wide = window.matchMedia("(min-width: 64rem)"); // as in speech.css

if (outline) {
  const links = new Map([...outline.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...links.keys()].map((id) => document.getElementById(id)).filter(Boolean);

  const fold = () => { outline.open = wide.matches; };
  wide.addEventListener("change", fold);
  fold();
  outline.addEventListener("click", (event) => {
    if (!wide.matches && event.target.closest("a")) outline.open = false;
  });

  const showPlace = () => {
    const line = window.innerHeight / 4;
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top <= line);
    for (const [id, link] of links) {
      if (id === current?.id) link.setAttribute("aria-current", "location");
      else link.removeAttribute("aria-current");
    }
  };
  let asked = false;
  document.addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; showPlace(); });
  }, { passive: true });
  showPlace();
}
