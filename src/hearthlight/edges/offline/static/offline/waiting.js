// Brings what this phone holds, sealed, to the house that can open it. The worker holds it; this page never reads it.
const form = document.querySelector("[data-waiting]");
const line = new MessageChannel();

function add(name, value) {
  const field = document.createElement("input");
  Object.assign(field, { type: "hidden", name, value });
  form.append(field);
}

function show(held) {
  for (const { id, sort, sealed } of held ?? []) add(sort, `${id}.${sealed}`);
  form.hidden = !held?.length;
  document.querySelector("[data-nothing]").hidden = !form.hidden;
}

line.port1.onmessage = ({ data }) => show(data);
const worker = (await navigator.serviceWorker?.getRegistration())?.active;
if (worker) worker.postMessage({ say: "show" }, [line.port2]);
else show([]);
