// A file larger than the form takes goes in piece by piece. After a break the same file goes on where it stopped.
const SMALL = 8 * 1024 * 1024;
const form = document.querySelector("form[data-parts]");
const bar = form?.querySelector("[data-progress]");
const told = form?.querySelector("[data-told]");

const place = (file, at) => `${form.dataset.parts}?${new URLSearchParams({ name: file.name, size: file.size, at })}`;

async function ask(address, body) {
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, "Content-Type": "application/octet-stream" };
  const response = await fetch(address, body ? { method: "POST", headers, body } : {});
  if (!response.headers.get("content-type")?.startsWith("application/json")) throw new Error("broken off");
  return { ok: response.ok, ...(await response.json()) };
}

async function send(file) {
  let { at, piece } = await ask(place(file, 0));
  while (at < file.size) {
    bar.firstElementChild.value = at / file.size;
    const answer = await ask(place(file, at), file.slice(at, at + piece));
    if (!answer.ok && answer.at === at) throw new Error("broken off");
    at = answer.at;
  }
  location.assign(form.dataset.next);
}

form?.addEventListener("submit", async (event) => {
  const file = form.elements.file.files[0];
  if (!file || file.size <= SMALL) return;
  event.preventDefault();
  bar.hidden = false;
  told.hidden = true;
  try {
    await send(file);
  } catch {
    bar.hidden = true;
    told.textContent = form.dataset.broken;
    told.hidden = false;
  }
});
