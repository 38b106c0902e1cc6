import { findClosest } from "../engine/closest.ts";
import { UsageError } from "../errors.ts";
import type { Nature } from "../model/finding.ts";
import { type Paint, paintWith } from "../reports/colour.ts";
import { rules } from "../rules/index.ts";
import { pluginRuleId } from "../rules/plugins/to-rule.ts";
import type { Example, Rule } from "../rules/rule.ts";
import { usesColour } from "./colour-choice.ts";
import type { Io } from "./io.ts";
import { layOut } from "./prose.ts";

const severityInWords = {
  incomplete: "error, in a draft a warning",
  contradiction: "error",
  advice: "warning",
  off: "off unless the config turns it on",
} as const satisfies Record<Nature, string>;

/** A rule's page for a terminal; a plugin's rules are those of the working directory's config. Throws a UsageError when there is no such rule. */
export async function explainRule(id: string, options: { readonly color: boolean }, io: Io): Promise<string> {
  const all = pluginRuleId.test(id) ? await pluginRules(io) : rules;
  const rule = all.find((it) => it.id === id);
  if (!rule) {
    const closest = findClosest(
      id,
      all.map((it) => it.id),
    );
    const hint = closest === null ? "`deploydoc rules` lists them" : `did you mean "${closest}"?`;
    throw new UsageError(`Unknown rule "${id}": ${hint}`);
  }
  const paint = paintWith(usesColour(options, io));
  const width = Math.min(io.width ?? 80, 100);
  const parts = [
    [`${paint.bold(rule.id)}  ${paint.dim(`${rule.group}, ${severityInWords[rule.nature]}`)}`],
    layOut(`${rule.summary}.`, width, paint),
    layOut(rule.meaning, width, paint),
    describeOptions(rule, width, paint),
    ...rule.examples.slice(0, 1).map((example) => describeExample(example, paint)),
    describeSource(rule, width, paint),
  ];
  return `${parts
    .filter((part) => part.length > 0)
    .map((part) => part.join("\n"))
    .join("\n\n")}\n`;
}

async function pluginRules(io: Io): Promise<readonly Rule[]> {
  const [{ openConfigs }, { openPlugins }, { diskFiles }] = await Promise.all([
    import("../workspace/config.ts"),
    import("../workspace/plugins.ts"),
    import("../workspace/policy-files.ts"),
  ]);
  return openPlugins(await openConfigs(io.cwd, null)(io.cwd), io.cwd, diskFiles);
}

function describeOptions({ id, options }: Rule, width: number, paint: Paint): readonly string[] {
  const entries = Object.entries(options);
  if (entries.length === 0) return [];
  const lines = entries.flatMap(([name, { type, default: value, description }]) => {
    const kind = type === "strings" ? "list of strings" : type;
    return layOut(`- \`${name}\` (${kind}, default ${JSON.stringify(value)}): ${description}`, width - 2, paint);
  });
  const [first] = entries;
  const sample = first ? `{ level: error, ${first[0]}: ${JSON.stringify(first[1].default)} }` : "error";
  return [
    paint.bold("Options"),
    ...lines.map((line) => `  ${line}`),
    "",
    paint.dim("  # deploydoc.config.yaml"),
    "  rules:",
    `    ${id}: ${sample}`,
  ];
}

function describeExample({ wrong, right, finds }: Example, paint: Paint): readonly string[] {
  const faults = new Set(finds.map(({ line }) => line));
  return [
    paint.red("Wrong"),
    ...quote(wrong, paint, (line) => (faults.has(line) ? paint.red(">") : " ")),
    "",
    paint.green("Right"),
    ...quote(right, paint, () => " "),
  ];
}

/** Lines of a document with a mark before each. */
function quote(text: string, paint: Paint, mark: (line: number) => string): readonly string[] {
  return text
    .trimEnd()
    .split("\n")
    .map((line, at) => `${mark(at + 1)} ${paint.dim("|")} ${line}`.trimEnd());
}

function describeSource({ source, id, suppressible }: Rule, width: number, paint: Paint): readonly string[] {
  const origin = source === null ? [] : layOut(`From the source documents: ${source}.`, width, paint);
  if (suppressible === false) return [...origin, "No comment in a document suppresses it."];
  const hint = "To keep one finding out, say why in a comment before it:";
  return [...origin, hint, paint.dim(`  <!-- deploydoc-disable-next-line ${id} -- reason -->`)];
}
