import { existsSync, readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { slugify } from "../src/model/slug.ts";
import { rules } from "../src/rules/index.ts";

const kinds = readdirSync("schemas")
  .filter((name) => name !== "config.schema.json")
  .map((name) => name.replace(".schema.json", ""))
  .filter((name) => existsSync(`templates/${name}.md.hbs`));

interface Schema {
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly columns?: readonly (string | { readonly name: string })[];
  readonly gates?: Readonly<Record<string, unknown>>;
  readonly approvals?: Readonly<Record<string, unknown>>;
}

function namesOf(schema: Schema | undefined): readonly string[] {
  return [...(schema?.required ?? []), ...Object.keys(schema?.properties ?? {})];
}

/** Every place of a kind, as docs/sources.md names it. */
function placesOf(kind: string): ReadonlySet<string> {
  const schema: Schema = JSON.parse(readFileSync(`schemas/${kind}.schema.json`, "utf8"));
  const { facts, preamble, sections } = schema.properties ?? {};
  const places = new Set(namesOf(facts).map((fact) => `facts.${fact}`));
  for (const label of namesOf(preamble?.properties?.fields)) places.add(`preamble.${label}`);
  for (const [slug, section] of Object.entries(sections?.properties ?? {})) {
    const { fields, children } = section.properties ?? {};
    const labels = [...namesOf(fields), ...namesOf(children?.items?.properties?.fields)];
    const columns = (section.columns ?? []).map((it) => (typeof it === "string" ? it : it.name));
    places.add(slug);
    for (const name of [...labels, ...columns.map(slugify)]) places.add(`${slug}.${name}`);
    for (const gate of Object.keys(section.gates ?? {})) places.add(`${slug}#${gate}`);
    for (const approval of Object.keys(section.approvals ?? {})) places.add(`${slug}@${approval}`);
  }
  return places;
}

const text = readFileSync("docs/sources.md", "utf8");
const lines = text.split("\n").filter((line) => /^\| \d/.test(line));
const rows = lines.map((line) => line.split("|").map((cell) => cell.trim()));

/** Places named for a kind: `kind` and the code spans that follow it, up to the next kind. */
function namedPlaces(cell: string): readonly { readonly kind: string; readonly place: string }[] {
  let kind = "";
  return Array.from(cell.matchAll(/`([^`]+)`/g), ([, code = ""]) => code).flatMap((code) => {
    if (kinds.includes(code)) {
      kind = code;
      return [];
    }
    return kind === "" ? [] : [{ kind, place: code }];
  });
}

describe("docs/sources.md", () => {
  const places = new Map(kinds.map((kind) => [kind, placesOf(kind)]));

  test.each(rows.map(([, at = "", says = "", where = ""]) => [`${at} ${says}`, where] as const))(
    "%s: its places exist",
    (_name, where) => {
      const named = where.split(";").flatMap(namedPlaces);
      const normalized = named.map(({ kind, place }) => {
        const [section = "", label] = place.split(/\.(.*)/);
        return { kind, place: label === undefined ? place : `${section}.${slugify(label)}` };
      });
      expect(normalized.filter(({ kind, place }) => !places.get(kind)?.has(place))).toEqual([]);
    },
  );

  test("every row says where, or that nothing is to be written down", () => {
    const vague = rows.filter(([, , , where = ""]) => !/`|not a document's matter/.test(where));
    expect(vague).toEqual([]);
  });

  test("the rules it names exist", () => {
    const named = rows.flatMap(([, , , , guards = ""]) =>
      guards.split(";").flatMap((part) => Array.from(part.matchAll(/`([^`]+)`/g), ([, id = ""]) => id)),
    );
    const known = new Set(rules.map((rule) => rule.id));
    expect([...new Set(named)].filter((id) => !known.has(id))).toEqual([]);
  });

  test.each(kinds)("every gate and approval of %s is named", (kind) => {
    const named = new Set(rows.flatMap(([, , , where = ""]) => namedPlaces(where)).map(({ place }) => place));
    const unnamed = [...(places.get(kind) ?? [])].filter((place) => /[#@]/.test(place) && !named.has(place));
    expect(unnamed).toEqual([]);
  });
});
