// What an open page does beside its worker: it tells what waits, keeps what is typed, and lets a new version in.
const PAUSE = 800;
const { serviceWorker } = navigator;
let typing = 0;

const isChanged = (field) => field.checked !== field.defaultChecked || field.value !== field.defaultValue;
const isFormOpen = () => [...document.querySelectorAll("input:not([type=hidden]), textarea")].some(isChanged);

function show({ words, more, link }) {
  const bar = document.createElement("p");
  const on = document.createElement("a");
  Object.assign(on, { href: link, textContent: more });
  bar.className = "undo";
  bar.append(words, " ", on);
  if (location.pathname !== link && !document.querySelector(".undo")) document.querySelector("#said").before(bar);
}

async function look() {
  const kept = await serviceWorker.ready;
  const line = new MessageChannel();
  line.port1.onmessage = ({ data }) => data && show(data);
  kept.active.postMessage({ say: "look" }, [line.port2]);
  // A new version comes in between two pages, never while something is being typed.
  if (!isFormOpen()) kept.waiting?.postMessage({ say: "come in" });
}

// What is typed without a connection is sealed on this phone, also when the page is closed before it is sent.
function keep({ target }) {
  const { form } = target;
  clearTimeout(typing);
  if (navigator.onLine || form?.method !== "post" || target.checked !== target.defaultChecked) return;
  const path = new URL(form.getAttribute("action") || "", location).pathname;
  typing = setTimeout(() => {
    const fields = [...new FormData(form)].filter(([, value]) => typeof value === "string");
    serviceWorker.controller?.postMessage({ say: "draft", path, fields });
  }, PAUSE);
}

export function begin() {
  look();
  addEventListener("online", look);
  document.addEventListener("input", keep);
  serviceWorker.addEventListener("message", ({ ports }) => ports[0]?.postMessage(isFormOpen()));
  serviceWorker.startMessages();
}
