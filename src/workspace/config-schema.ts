import { defaultConfig } from "../engine/default-config.ts";
import type { Option, Rule } from "../rules/rule.ts";

const strings = { type: "array", items: { type: "string", minLength: 1 } } as const;
const level = { enum: ["off", "info", "warn", "error"] } as const;

const optionTypes = {
  number: { type: "number" },
  string: { type: "string" },
  boolean: { type: "boolean" },
  strings,
} as const satisfies Record<Option["type"], object>;

/**
 * The JSON Schema of the config, from the catalogue of rules and the defaults. It ships with the package as
 * schemas/config.schema.json, which editors use too.
 */
export function describeConfig(rules: readonly Rule[]): object {
  const defaults = defaultConfig("");
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://deploydoc.dev/config.schema.json",
    title: "Config of deploydoc (deploydoc.config.yaml)",
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string", description: "Where an editor finds this schema" },
      include: {
        ...strings,
        default: defaults.include,
        description: "Globs of the documents that are read by default",
      },
      ignore: { ...strings, default: defaults.ignore, description: "Globs of what is never read" },
      kinds: {
        type: "string",
        minLength: 1,
        description: "Folder of the team's own kinds: `<kind>.md.hbs` and `<kind>.schema.json`",
      },
      rules: { $ref: "#/$defs/rules", description: "How each rule is rated" },
      overrides: {
        type: "array",
        description: "Other ratings for some documents; a later one wins",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["files", "rules"],
          properties: {
            files: { ...strings, description: "Globs of the documents" },
            rules: { $ref: "#/$defs/rules" },
          },
        },
      },
      approvals: {
        type: "object",
        additionalProperties: false,
        properties: {
          required: {
            type: "object",
            additionalProperties: false,
            description: "Roles that must approve, for each risk",
            properties: Object.fromEntries(
              Object.entries(defaults.approvals.required).map(([risk, roles]) => [
                risk,
                { ...strings, default: roles },
              ]),
            ),
          },
        },
      },
      drafts: {
        enum: ["block", "allow"],
        default: defaults.drafts,
        description: "Whether `check` lets a draft be merged",
      },
      limits: {
        type: "object",
        additionalProperties: false,
        properties: {
          documentBytes: {
            type: "integer",
            minimum: 1,
            default: defaults.limits.documentBytes,
            description: "A larger document is not read, and a finding",
          },
        },
      },
    },
    $defs: {
      rules: {
        type: "object",
        additionalProperties: false,
        properties: Object.fromEntries(
          [...rules].sort((a, b) => (a.id < b.id ? -1 : 1)).map((rule) => [rule.id, describeRule(rule)]),
        ),
      },
    },
  };
}

/** A level, or an object with a level and the rule's options; `if` keeps the errors of the other form out. */
function describeRule(rule: Rule): object {
  const options = Object.entries(rule.options).map(
    ([name, { type, default: value, description }]) =>
      [name, { ...optionTypes[type], default: value, description }] as const,
  );
  return {
    description: rule.summary,
    if: { type: "object" },
    // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
    then: {
      additionalProperties: false,
      properties: { level, suppressible: { type: "boolean" }, ...Object.fromEntries(options) },
    },
    else: level,
  };
}
