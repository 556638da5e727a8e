// A file may be dropped anywhere on the form, not on its field alone.
const form = document.querySelector("form[data-parts]");

form?.addEventListener("dragover", (event) => event.preventDefault());
form?.addEventListener("drop", (event) => {
  event.preventDefault();
  if (event.dataTransfer.files.length) form.elements.file.files = event.dataTransfer.files;
});
