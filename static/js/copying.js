// Copies a citation with one press. Without this script, or where copying is not allowed, its text is selected as a
// whole by one click (citation.css). The clipboard is only there over HTTPS; over plain HTTP the old command still works.
const TOLD_FOR = 2500; // milliseconds that a button says what it did

const status = document.querySelector("[data-copied]");

for (const button of document.querySelectorAll("button[data-copy]")) {
  const label = button.textContent;
  let waiting = 0;
  button.hidden = false;
  button.addEventListener("click", async () => {
    const done = await copy(document.getElementById(button.dataset.copy));
    const told = done ? status.dataset.copied : status.dataset.selected;
    status.textContent = ""; // said again if the same is copied again
    requestAnimationFrame(() => { status.textContent = told; });
    if (!done) return;
    button.textContent = told;
    clearTimeout(waiting);
    waiting = setTimeout(() => { button.textContent = label; }, TOLD_FOR);
  });
}

async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent);
    return true;
  } catch { // no clipboard here, or the reader said no
    getSelection().selectAllChildren(element);
    return document.execCommand("copy");
  }
}
