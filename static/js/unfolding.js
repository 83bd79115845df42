// Unfolds the place that an address names, where what is the same on both sides is folded away.
function reveal() {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  const fold = target && target.closest("details:not([open])");
  if (!fold) return;
  fold.open = true;
  target.scrollIntoView({ block: "center" });
}
window.addEventListener("hashchange", reveal);
reveal();
