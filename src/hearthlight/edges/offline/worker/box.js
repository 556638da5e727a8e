// The box this browser keeps: `facts` (whom to seal to, how long it is open) and `queue` (sealed, and not sent yet).
const NAME = "hearthlight";
let opened = null;

function open() {
  opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("facts");
      asked.result.createObjectStore("queue", { keyPath: "id" });
    };
    asked.onsuccess = () => {
      // Signing out clears the browser's storage; a box that is held open would stand in its way.
      asked.result.onversionchange = asked.result.onclose = () => {
        asked.result.close();
        opened = null;
      };
      resolve(asked.result);
    };
    asked.onerror = () => {
      opened = null;
      reject(asked.error);
    };
  });
  return opened;
}

async function within(store, mode, act) {
  const box = await open();
  return new Promise((resolve, reject) => {
    const step = box.transaction(store, mode, { durability: "strict" });
    const asked = act(step.objectStore(store));
    step.oncomplete = () => resolve(asked.result);
    step.onabort = step.onerror = () => reject(step.error);
  });
}

export const fact = (name) => within("facts", "readonly", (store) => store.get(name));
export const settle = (name, value) => within("facts", "readwrite", (store) => store.put(value, name));
export const unsettle = (name) => within("facts", "readwrite", (store) => store.delete(name));
export const waiting = () => within("queue", "readonly", (store) => store.getAll());
export const put = (item) => within("queue", "readwrite", (store) => store.put(item));
export const drop = (id) => within("queue", "readwrite", (store) => store.delete(id));
