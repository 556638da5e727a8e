// Picks the zone this phone is in, when nobody picked one yet.
const list = document.querySelector("select[data-zone]");
if (list && list.value === "UTC") {
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if ([...list.options].some((option) => option.value === here)) list.value = here;
}
