import { sectionContents } from "../model/kind.ts";

/** What a part of a schema describes in the view of a document. */
export type Place =
  | "root"
  | "facts"
  | "fact"
  | "preamble"
  | "sections"
  | "section"
  | "children"
  | "child"
  | "fields"
  | "field"
  | "columns"
  | "rows"
  | "row"
  | "cell"
  | "list"
  | "text"
  | "value";

const phase = { enum: ["plan", "deploy", "verify", "close"] };
const words = { type: "array", items: { type: "string", minLength: 1 } };
const when = {
  type: "object",
  minProperties: 1,
  additionalProperties: {
    anyOf: [
      { type: "string", minLength: 1 },
      { ...words, minItems: 1 },
    ],
  },
};
/** A text, or its long form. A condition and no `anyOf`: its errors name what is wrong. */
const textOr = (object: object): object => ({
  if: { type: "object" },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema calls it so
  then: object,
  else: { type: "string", minLength: 1 },
});
const id = { pattern: "^[a-z][a-z0-9]*(-[a-z0-9]+)*$" };

/** Our keywords: the places where each may stand, and the shape of its value as JSON Schema. docs/kinds.md explains them. */
export const keywords: Readonly<Record<string, { readonly places: readonly Place[]; readonly shape: object }>> = {
  template: { places: ["root"], shape: { type: "integer", minimum: 1 } },
  verbatim: { places: ["root"], shape: { const: true } },
  complete: {
    places: ["root"],
    shape: { type: "object", additionalProperties: false, properties: { except: words } },
  },
  titles: { places: ["section", "field"], shape: words },
  phase: {
    places: [
      "facts",
      "fact",
      "preamble",
      "section",
      "children",
      "child",
      "fields",
      "field",
      "rows",
      "row",
      "cell",
      "list",
      "text",
    ],
    shape: phase,
  },
  ticked: { places: ["section"], shape: phase },
  filled: { places: ["fact", "field", "cell", "text", "value"], shape: { const: true } },
  columns: {
    places: ["section"],
    shape: {
      type: "array",
      minItems: 1,
      items: textOr({
        required: ["name"],
        additionalProperties: false,
        properties: { name: { type: "string", minLength: 1 }, also: words, when },
      }),
    },
  },
  gates: {
    places: ["preamble", "section"],
    shape: {
      type: "object",
      propertyNames: id,
      additionalProperties: textOr({
        required: ["text"],
        additionalProperties: false,
        properties: {
          text: { type: "string", minLength: 1 },
          also: words,
          phase,
          waivable: { type: "boolean" },
          when,
        },
      }),
    },
  },
  approvals: {
    places: ["preamble", "section"],
    shape: {
      type: "object",
      propertyNames: id,
      additionalProperties: {
        type: "object",
        required: ["role", "act", "required"],
        additionalProperties: false,
        properties: {
          role: { type: "string", minLength: 1 },
          also: words,
          act: { enum: ["approves", "attests"] },
          required: { enum: [true, false, "policy"] },
          phase,
          when,
        },
      },
    },
  },
  minimumApprovals: { places: ["section"], shape: { type: "integer", minimum: 1 } },
  criteria: { places: ["section"], shape: { type: "integer", minimum: 1 } },
  holds: {
    places: ["section"],
    shape: { type: "array", items: { enum: sectionContents } },
  },
  fact: { places: ["field"], shape: id },
  when: { places: ["fact", "section", "field"], shape: when },
};

/** Keywords whose value is a schema, a list of schemas, or a map of schemas. */
export const subschemas = {
  one: ["items", "contains", "additionalProperties", "propertyNames", "not", "if", "then", "else"],
  list: ["allOf", "anyOf", "oneOf"],
  map: ["properties", "patternProperties", "dependentSchemas"],
} as const;

/** JSON Schema's own keywords that a kind may use. Those about numbers are left out: a document holds only text. */
export const plainKeywords: ReadonlySet<string> = new Set([
  ...["$schema", "$id", "$comment", "$defs", "$ref", "title", "description", "examples"],
  ...["type", "enum", "const", "pattern", "format", "minLength", "maxLength"],
  ...["minItems", "maxItems", "uniqueItems", "minContains", "maxContains"],
  ...["required", "minProperties", "maxProperties", "dependentRequired"],
  ...subschemas.one,
  ...subschemas.list,
  ...subschemas.map,
]);

/** Annotations that the expansion leaves for the faults' wording. */
export const annotations = [...Object.keys(keywords), "values"] as const;

/** What `format` may name, as linear patterns: ajv's own formats would have to be bundled with every kind. */
export const formats: Readonly<Record<string, { readonly pattern: string; readonly meaning: string }>> = {
  date: { pattern: "^\\d{4}-\\d{2}-\\d{2}$", meaning: "a date such as 2026-12-01" },
  "date-time": {
    pattern: "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d+)?)?(?:Z|[+-]\\d{2}:\\d{2})$",
    meaning: "a date and time with offset such as 2026-12-01T21:00+01:00",
  },
  interval: {
    pattern:
      "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[+-]\\d{2}:\\d{2})/(?:\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[+-]\\d{2}:\\d{2})|P[0-9DTHMS.]+)$",
    meaning: "an interval with offsets such as 2026-12-01T21:00+01:00/2026-12-02T00:00+01:00",
  },
  url: { pattern: "^[a-z][a-z0-9+.-]*://\\S+$", meaning: "an address such as https://example.com/run/12" },
  email: { pattern: "^[^\\s@]+@[^\\s@]+$", meaning: "a mail address" },
};

/** Where a key of `properties` (or `items`, for lists) leads from a place. */
export function placeBelow(place: Place, key: string): Place | null {
  switch (place) {
    case "root":
      return key === "facts" ? "facts" : key === "sections" ? "sections" : key === "preamble" ? "preamble" : null;
    case "facts":
      return "fact";
    case "sections":
      return "section";
    case "preamble":
    case "section":
    case "child":
      return sectionParts[key] ?? null;
    case "fields":
      return "field";
    case "row":
      return "cell";
    default:
      return "value";
  }
}

/** What `items` describes at a place. */
export function placeOfItems(place: Place): Place {
  return place === "rows" ? "row" : place === "children" ? "child" : "value";
}

const sectionParts: Readonly<Record<string, Place>> = {
  title: "value",
  text: "text",
  fields: "fields",
  columns: "columns",
  rows: "rows",
  items: "list",
  code: "list",
  children: "children",
};
