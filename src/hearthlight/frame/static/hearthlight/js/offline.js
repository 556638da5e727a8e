// A phone that is known keeps the house for when there is no connection. All of this waits until the page is there.
const PLACE = "/sw.js";
const { serviceWorker } = navigator;

async function begin() {
  const policy = window.trustedTypes?.createPolicy("hearthlight", { createScriptURL: () => PLACE });
  await serviceWorker.register(policy?.createScriptURL(PLACE) ?? PLACE);
  const line = new MessageChannel();
  line.port1.onmessage = async ({ data }) => (await import(data)).begin();
  (await serviceWorker.ready).active.postMessage({ say: "hello" }, [line.port2]);
}

if (serviceWorker) addEventListener("load", () => begin().catch(() => {}));
