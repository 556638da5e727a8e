// Words behind a link go into the form and out of the address.
const words = location.hash.slice(1);
if (words) {
  document.getElementById("words").value = words.replaceAll("-", " ");
  history.replaceState(0, "", location.pathname);
}
