// Who asks for large text or another language is led back to the paragraph, hit or difference that the address names,
// not to the top: a browser sends no fragment, but a redirect without one inherits that of the form's address.
for (const form of document.querySelectorAll("form[data-keeps-place]")) {
  form.addEventListener("submit", () => {
    const address = new URL(form.action);
    address.hash = location.hash;
    form.action = address;
  });
}
