// A phone that is known keeps Help for when there is no connection.
const PLACE = "/sw.js";
const policy = window.trustedTypes?.createPolicy("hearthlight", { createScriptURL: () => PLACE });
navigator.serviceWorker?.register(policy?.createScriptURL(PLACE) ?? PLACE).catch(() => {});
