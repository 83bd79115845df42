// Enter while an input method is composing chooses a word; it must not send the form.
// Safari ends the composition before it reports the key: there only key code 229 tells.
const COMPOSING_KEY_CODE = 229;
const FORMS = "form[data-composing], #changelist-search"; // the second is on the lists of Django's administration

for (const form of document.querySelectorAll(FORMS)) {
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.isComposing || event.keyCode === COMPOSING_KEY_CODE)) event.preventDefault();
  });
}
