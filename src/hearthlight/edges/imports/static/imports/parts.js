// A file larger than a form sends at ease goes in piece by piece. After a break it goes on where it stopped: by itself,
// and if that takes too long, when the same file is chosen again.
const SMALL = 8 * 1024 * 1024;
const WAITS = [1000, 3000, 9000];
const form = document.querySelector("form[data-parts]");
const bar = form?.querySelector("[data-progress]");
const told = form?.querySelector("[data-told]");

const place = (file, at) => `${form.dataset.parts}?${new URLSearchParams({ name: file.name, size: file.size, at })}`;
const pause = (wait) => new Promise((go) => setTimeout(go, wait));

async function fetched(address, options) {
  for (const wait of WAITS) {
    try {
      return await fetch(address, options);
    } catch {
      await pause(wait);
    }
  }
  return fetch(address, options);
}

async function ask(address, body) {
  const headers = { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value, "Content-Type": "application/octet-stream" };
  const response = await fetched(address, body ? { method: "POST", headers, body } : {});
  if (response.status === 422 || response.status === 507) throw new Error("noRoom");
  if (!response.headers.get("content-type")?.startsWith("application/json")) throw new Error("broken");
  return { ok: response.ok, ...(await response.json()) };
}

async function send(file) {
  let { at, piece } = await ask(place(file, 0));
  while (at < file.size) {
    bar.querySelector("progress").value = at / file.size;
    const answer = await ask(place(file, at), file.slice(at, at + piece));
    if (!answer.ok && answer.at === at) throw new Error("broken");
    at = answer.at;
  }
  location.assign(form.dataset.next);
}

form?.addEventListener("submit", async (event) => {
  const file = form.elements.file.files[0];
  if (!file || file.size <= SMALL) return;
  event.preventDefault();
  const button = event.submitter;
  bar.hidden = false;
  told.hidden = true;
  if (button) button.disabled = true;
  try {
    await send(file);
  } catch (problem) {
    bar.hidden = true;
    told.textContent = form.dataset[problem.message] ?? form.dataset.broken;
    told.hidden = false;
    if (button) button.disabled = false;
  }
});
