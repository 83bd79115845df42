// Selected text of a speech: its address and its quotation, to be copied. And the permanent address of a paragraph.
const article = document.querySelector("[data-citation]");
const text = article?.querySelector(".text");
const bar = document.querySelector("[data-quoting]");
const said = document.querySelector("[data-said]");
const WAIT = 200; // milliseconds without a change of the selection before the bar is shown
const SHOWN_FOR = 4000; // milliseconds that a message stays
const FACTOR = 31; // of the sum, as in quotation.py
const GAP = 8; // pixels between the text, the bar and the edges of the window
const QUOTES = { "“": "‘", "”": "’", "‘": "“", "’": "”" }; // inside a quotation the two kinds change places

if (text) {
  followAddress();
  window.addEventListener("hashchange", followAddress);
  text.addEventListener("click", copyAddress);
  if (bar && HTMLElement.prototype.showPopover) offerQuoting();
}

// An address of this page may name a paragraph that was joined to another since: the site knows where it went.
function followAddress() {
  const key = /^#p-([a-z0-9]{1,12})$/.exec(location.hash)?.[1];
  if (key && !document.getElementById(`p-${key}`)) location.replace(new URL(`p/${key}/`, article.dataset.address).pathname);
}

function copyAddress(event) {
  const link = event.target.closest(".passage__address");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  location.hash = link.parentElement.id;
  copy(absolute(link.getAttribute("href"))).then((done) => say(done ? "address" : "failed"));
}

function offerQuoting() {
  let chosen = null;
  let waiting = 0;
  let isPressed = false;
  let written; // the paragraphs in their own script, where the page shows another one

  const hide = () => {
    chosen = null;
    if (bar.matches(":popover-open")) bar.hidePopover();
  };
  const show = () => {
    if (isPressed) return;
    chosen = selected();
    if (!chosen) return hide();
    if (article.dataset.asWritten) written ??= asWritten();
    if (bar.previousElementSibling !== chosen.body) chosen.body.after(bar); // Tab comes to it from the text
    if (!bar.matches(":popover-open")) bar.showPopover();
    place(chosen.range);
  };
  const showSoon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, WAIT);
  };

  document.addEventListener("selectionchange", showSoon);
  document.addEventListener("pointerdown", (event) => { isPressed = !bar.contains(event.target); });
  for (const name of ["pointerup", "pointercancel"]) document.addEventListener(name, () => { isPressed = false; showSoon(); });
  document.addEventListener("scroll", () => { if (chosen) place(chosen.range); }, { passive: true });
  document.addEventListener("keydown", (event) => {
    if (!chosen) return;
    if (event.key === "Escape") {
      event.preventDefault();
      hide();
    } else if (event.key === "Tab" && !event.shiftKey && document.activeElement?.contains(text)) {
      event.preventDefault(); // not every browser goes on from where the selection ends
      bar.firstElementChild.focus({ preventScroll: true });
    }
  });
  bar.addEventListener("pointerdown", (event) => event.preventDefault()); // the text stays selected
  bar.addEventListener("click", async (event) => {
    const wanted = event.target.closest("[data-take]")?.dataset.take;
    if (!wanted || !chosen) return;
    const { link, quotation } = described(chosen, await written);
    const done = await copy(wanted === "link" ? link : quotation);
    say(done ? wanted : "failed");
    hide();
  });
}

// What is selected of the speech, paragraph by paragraph; null for nothing.
function selected() {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text)) return null;
  const passages = [...text.querySelectorAll(".passage")];
  const pieces = passages.flatMap((passage, number) => {
    if (!range.intersectsNode(passage)) return [];
    const body = passage.firstElementChild;
    const inside = portion(range, body);
    if (!inside.trim()) return [];
    return [{ number, key: passage.id.slice(2), body, inside, start: length(before(range, body)) }];
  });
  return pieces.length ? { range, pieces, total: passages.length, body: pieces.at(-1).body } : null;
}

function portion(range, body) {
  const part = document.createRange();
  part.selectNodeContents(body);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0) part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return part.toString().replace(/\n$/, ""); // the template's own
}

function before(range, body) {
  const part = document.createRange();
  part.selectNodeContents(body);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) <= 0) return "";
  part.setEnd(range.startContainer, range.startOffset);
  return part.toString();
}

// The link and the quotation, in the script of the original if that could be had.
function described({ pieces, total }, lines) {
  const isConverted = Boolean(article.dataset.asWritten);
  const isKnown = !isConverted || lines?.length === total;
  const quoted = pieces.map(({ number, start, inside }) => (
    isConverted && isKnown ? [...lines[number]].slice(start, start + length(inside)).join("") : inside
  ));
  const { key, start } = pieces[0];
  const whole = quoted.join("");
  const mark = `${key}.${start}.${length(whole)}.${sum(whole).toString(36)}`;
  const link = isKnown ? absolute(`?mark=${mark}#quoted`) : absolute(`p/${key}/`);
  const inner = quoted.join("\n").replace(/[“”‘’]/g, (quote) => QUOTES[quote]);
  const note = isKnown ? "" : said.dataset.converted;
  return { link, quotation: `“${inner}”${note}\n${article.dataset.citation.replace(article.dataset.address, link)}` };
}

async function asWritten() {
  try {
    const answer = await fetch(article.dataset.asWritten);
    return answer.ok ? (await answer.text()).split("\n").slice(2, -1) : []; // after the title and an empty line
  } catch {
    return []; // the network is gone: the quotation says that it is converted
  }
}

function length(string) {
  return [...string].length; // in code points, as the server counts
}

function sum(string) {
  let total = 0;
  for (const character of string) total = (Math.imul(total, FACTOR) + character.codePointAt(0)) >>> 0;
  return total;
}

function absolute(address) {
  return new URL(address, article.dataset.address).href;
}

// Below the end of the selection, or above it where there is no room (a finger's own menu is above), and always in
// the window while any of the selection is.
function place(range) {
  const [start, end] = [edge(range, true), edge(range, false)];
  const [width, height] = [bar.offsetWidth, bar.offsetHeight];
  const below = end.bottom + GAP;
  const top = below + height + GAP > innerHeight && end.top < innerHeight ? end.top - GAP - height : below;
  bar.style.top = `${between(GAP, top, innerHeight - height - GAP)}px`;
  bar.style.left = `${between(GAP, end.left - width / 2, document.documentElement.clientWidth - width - GAP)}px`;
  bar.style.visibility = end.bottom < 0 || start.top > innerHeight ? "hidden" : "";
}

function edge(range, isStart) {
  const point = range.cloneRange();
  point.collapse(isStart);
  const box = point.getBoundingClientRect();
  const node = isStart ? range.startContainer : range.endContainer;
  return box.height ? box : (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).getBoundingClientRect();
}

function between(least, wanted, most) {
  return Math.max(least, Math.min(wanted, most));
}

async function copy(written) {
  try {
    await navigator.clipboard.writeText(written);
    return true;
  } catch {
    return copyByHand(written); // there is no clipboard where the site has no certificate
  }
}

function copyByHand(written) {
  const field = document.createElement("textarea");
  field.value = written;
  field.readOnly = true;
  field.style.cssText = "position: fixed; inset-block-start: 0; opacity: 0;";
  const active = document.activeElement;
  document.body.append(field);
  field.focus({ preventScroll: true });
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  active?.focus({ preventScroll: true });
  return done;
}

let forgetting = 0;
function say(what) {
  clearTimeout(forgetting);
  said.textContent = said.dataset[what];
  forgetting = setTimeout(() => { said.textContent = ""; }, SHOWN_FOR);
}
