// What is open beside the text on a wide screen is closed above it on a phone, until asked for.
// It stands right behind what it folds, and is no module: so it runs before the page is painted.
{
  const wide = window.matchMedia("(min-width: 52rem)"); // as in layout.css

  for (const folded of document.querySelectorAll("details[data-folding]")) {
    const fold = () => { folded.open = wide.matches; };
    wide.addEventListener("change", fold);
    fold();
  }
}
