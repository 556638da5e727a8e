// The check-in's preview: the words a partner would see, said back while they are chosen. Works on
//   <form class="taps"> radios named energy and mood, each with data-say;
//   [data-preview hidden] around one [data-pattern="“{energy}, {mood}.”"] that takes the words.
function chosen(form, name) {
  return form.querySelector(`[name=${name}]:checked`)?.dataset.say;
}

function preview(form) {
  const note = form.querySelector("[data-preview]");
  const words = note?.querySelector("[data-pattern]");
  if (!words) return;
  const energy = chosen(form, "energy");
  const mood = chosen(form, "mood");
  note.hidden = !(energy && mood);
  words.textContent = words.dataset.pattern.replace("{energy}", () => energy).replace("{mood}", () => mood);
}

addEventListener("change", (event) => {
  const form = event.target.closest?.("form.taps");
  if (form) preview(form);
});

for (const form of document.querySelectorAll("form.taps")) preview(form);
