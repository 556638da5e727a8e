// Keeps the screen on only while a timer runs, and plays one soft sound at its end where that was asked for.
let lock = null, rang = false;
async function look() {
  const runs = document.querySelector("[data-awake]");
  try {
    if (runs && !lock && !document.hidden) lock = await navigator.wakeLock.request("screen");
    else if (!runs && lock) { lock.release(); lock = null; }
    if (document.hidden) lock = null;
    if (document.querySelector("[data-chime]") && !rang) { rang = true; ring(); }
  } catch { lock = null; }
}
function ring() {
  const sound = new AudioContext(), tone = sound.createOscillator(), soft = sound.createGain();
  tone.frequency.value = 396;
  soft.gain.setValueAtTime(0.12, sound.currentTime);
  soft.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + 2);
  tone.connect(soft).connect(sound.destination);
  tone.start();
  tone.stop(sound.currentTime + 2);
}
new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
document.addEventListener("visibilitychange", look);
look();
