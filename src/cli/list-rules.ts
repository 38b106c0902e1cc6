import type { Nature } from "../model/finding.ts";
import { paintWith } from "../reports/colour.ts";
import { toJson } from "../reports/json-text.ts";
import { padEnd, wrap } from "../reports/width.ts";
import { rules } from "../rules/index.ts";
import { groups, type Rule } from "../rules/rule.ts";
import { usesColour } from "./colour-choice.ts";
import type { Io } from "./io.ts";

/** How severe a rule's findings are where the config says nothing. */
const severityByDefault = {
  incomplete: "error",
  contradiction: "error",
  advice: "warning",
  off: "off",
} as const satisfies Record<Nature, string>;

export interface ListOptions {
  readonly format: "text" | "json";
  readonly color: boolean;
}

/** The rules by group, for people or as JSON. */
export function listRules({ format, color }: ListOptions, io: Io): string {
  if (format === "json") return toJson({ version: 1, rules: inOrder().map(toRecord) });
  const paint = paintWith(usesColour({ color }, io));
  const nameWidth = Math.max(0, ...rules.map(({ id }) => id.length));
  const indent = 2 + nameWidth + 2 + "warning".length + 2;
  const room = Math.max(24, Math.min(io.width ?? 80, 100) - indent);
  const list = groups.flatMap((group) => {
    const members = inOrder().filter((rule) => rule.group === group);
    if (members.length === 0) return [];
    const rows = members.map(({ id, nature, summary }) => {
      const head = `  ${padEnd(id, nameWidth)}  ${paint.dim(padEnd(severityByDefault[nature], "warning".length))}  `;
      return head + wrap(summary, room).join(`\n${" ".repeat(indent)}`);
    });
    return [`${[paint.bold(group), ...rows].join("\n")}\n`];
  });
  return `${list.join("\n")}\n\`deploydoc explain RULE\` says what a rule means, with an example.\n`;
}

function inOrder(): readonly Rule[] {
  return groups.flatMap((group) => rules.filter((rule) => rule.group === group));
}

function toRecord({ id, group, nature, summary, source, options }: Rule): object {
  return { id, group, nature, severity: severityByDefault[nature], summary, source, options };
}
