// Puts the words of a link into the form, and takes them out of the address; a press opens it.
const field = document.getElementById("words");
if (field && location.hash) {
  field.value = location.hash.slice(1).replaceAll("-", " ");
  history.replaceState(null, "", location.pathname);
}
