import { requiredDocuments } from "../deployment/required.ts";
import { defaultConfig } from "../engine/default-config.ts";
import type { RequiredDocument } from "../model/config.ts";
import { levels } from "../model/evidence.ts";
import { pluginRuleId } from "../rules/plugins/to-rule.ts";
import type { Option, Rule } from "../rules/rule.ts";
import { day, person, strings } from "./config-parts.ts";

const level = { enum: ["off", "info", "warn", "error"] } as const;

const condition = {
  if: { type: "string" },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
  then: { minLength: 1 },
  else: strings,
} as const;

const requiredDocument = {
  if: { type: "object" },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
  then: {
    additionalProperties: false,
    required: ["kinds"],
    properties: {
      kinds: { ...strings, description: "Kinds of which one is enough" },
      when: {
        type: "object",
        additionalProperties: false,
        description: "Facts under which it is asked for, as in a kind's schema",
        properties: Object.fromEntries(
          ["environment", "outcome", "risk", "strategy", "type"].map((it) => [it, condition]),
        ),
      },
    },
  },
  else: { type: "string", minLength: 1 },
} as const;

function showRequired({ kinds, when }: RequiredDocument): string | object {
  const [only, ...others] = kinds;
  if (only !== undefined && others.length === 0 && when === null) return only;
  return when === null ? { kinds } : { kinds, when };
}

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
      extends: {
        ...strings,
        default: [],
        description:
          "Configs that this one is laid over: files (`./name.yaml`) and installed packages; a later one wins",
      },
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
      baseline: {
        type: "string",
        minLength: 1,
        description: "File with the findings that are known and kept out, as `lint --write-baseline` writes it",
      },
      plugins: {
        ...strings,
        default: [],
        description: "Modules with rules of the team's own (`./rules/our-rules.mjs`)",
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
          level: {
            description: "The least that counts of a sign-off: the same for every risk, or one for each",
            if: { type: "object" },
            // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
            then: {
              additionalProperties: false,
              properties: Object.fromEntries(
                Object.entries(defaults.approvals.level).map(([risk, it]) => [risk, { enum: levels, default: it }]),
              ),
            },
            else: { enum: levels },
          },
          people: {
            type: "array",
            items: person,
            description: "Those who may approve; anybody may when there are none",
          },
          committers: {
            ...strings,
            default: defaults.approvals.committers,
            description: "Addresses that commit for others, such as a forge's web editor",
          },
        },
      },
      drafts: {
        enum: ["block", "allow"],
        default: defaults.drafts,
        description: "Whether `check` lets a draft be merged",
      },
      suppressions: {
        enum: ["merged", "any"],
        default: defaults.suppressions,
        description: "Whether `check` heeds every suppression, or only those that were merged before",
      },
      freezes: {
        type: "array",
        description: "Days on which nothing is deployed",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["name", "from", "to"],
          properties: {
            name: { type: "string", minLength: 1, description: "What it is for, as messages name it" },
            from: { ...day, description: "First day, or a date-time with offset" },
            to: { ...day, description: "Last day, or a date-time with offset" },
            environments: { ...strings, description: "Environments it is for; default all" },
          },
        },
      },
      required: {
        type: "object",
        additionalProperties: false,
        description: "Documents that a status asks for besides those of the statuses before it",
        properties: Object.fromEntries(
          Object.entries(requiredDocuments).map(([status, documents]) => [
            status,
            { type: "array", items: requiredDocument, default: documents.map(showRequired) },
          ]),
        ),
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
          hotfixHours: {
            type: "number",
            minimum: 0,
            default: defaults.limits.hotfixHours,
            description: "Hours after its window began in which a hotfix may be completed",
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
        patternProperties: {
          [pluginRuleId.source]: {
            description: "A rule of a plugin",
            if: { type: "object" },
            // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
            then: { properties: { level, suppressible: { type: "boolean" } } },
            else: level,
          },
        },
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
