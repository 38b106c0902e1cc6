import type { Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { collapse } from "../../model/collapse.ts";
import type { Field } from "../../model/document.ts";
import { slugify } from "../../model/slug.ts";
import { offsets, type Part } from "../outline.ts";
import type { Reading } from "../read.ts";
import { type Label, type LabelledLine, readLabels } from "./labels.ts";
import { readOptions } from "./options.ts";

/** Fields of paragraphs and list items: `**Label:** value`, several on a line, and label-like lines of lists. */
export function readLineFields(reading: Reading): readonly Field[] {
  const following = followers(reading.source.tree);
  return reading.outline.parts.flatMap((part) =>
    part.type === "item" || part.type === "paragraph" ? partFields(reading, part, following) : [],
  );
}

const box = /^\s*(?:\[[ xX~/-]?\]|[☐⬜◻□🔲☑☒🗹])/u;
const separators = /(?:(?<![\s|·•｜,;])[\s|·•｜,;]+)?$/u;

function partFields(reading: Reading, part: Part, following: ReadonlyMap<Nodes, Nodes>): readonly Field[] {
  const { phrase } = part;
  const isTask = part.item?.node.children[0] === part.node && typeof part.item.node.checked === "boolean";
  // What follows a box is the text of a gate.
  if (isTask || box.test(phrase.text)) return [];
  const lines = readLabels(part);
  const fields: Field[] = [];
  for (const [at, line] of lines.entries()) {
    for (const [index, label] of line.labels.entries()) {
      const next = line.labels[index + 1];
      const to = next ? next.from : valueEnd(reading, part, lines, at);
      const field = fieldOf(part, label, to);
      const last = !next && to === phrase.text.length;
      fields.push(field.value === "" && last ? (fieldBelow(reading, part, label, field, following) ?? field) : field);
    }
    const question = line.labels.length === 0 ? questionField(part, line) : null;
    if (question) fields.push(question);
  }
  return fields;
}

/** A value goes on over soft line ends, up to the next label; a hard one ends it. */
function valueEnd(reading: Reading, part: Part, lines: readonly LabelledLine[], at: number): number {
  let end = at;
  while (
    end + 1 < lines.length &&
    lines[end + 1]?.labels.length === 0 &&
    !isHardEnd(reading, part, lines[end]?.to ?? 0)
  )
    end++;
  // A wrapped value ends where the next label stands, be it in the middle of a line.
  const next = lines[end + 1]?.labels[0];
  if (next?.marked && !isHardEnd(reading, part, lines[end]?.to ?? 0)) return next.from;
  return lines[end]?.to ?? part.phrase.text.length;
}

function isHardEnd({ source }: Reading, part: Part, at: number): boolean {
  const offset = part.phrase.offset(at);
  const before = source.text.slice(Math.max(0, offset - 3), offset).replace(/\r$/, "");
  return (
    source.text[offset] === "<" ||
    /^(?: |\\)/.test(source.text.slice(offset, offset + 1)) ||
    /(?: {2}|\\)$/.test(before)
  );
}

function fieldOf(part: Part, label: Label, to: number): Field {
  const { phrase } = part;
  const raw = phrase.text.slice(label.valueFrom, to);
  const from = label.valueFrom + raw.length - raw.trimStart().length;
  const end = label.valueFrom + raw.length - (separators.exec(raw.slice(-200))?.[0].length ?? 0);
  const labelRange = phrase.range(label.from, label.to);
  const name = collapse(phrase.text.slice(label.from, label.to));
  return {
    label: name,
    slug: slugify(name),
    value: end > from ? collapse(phrase.text.slice(from, end)) : "",
    source: "line",
    section: part.section,
    range: end > from ? phrase.range(from, end) : labelRange,
    labelRange,
    options: end > from ? readOptions(phrase, from, end) : [],
  };
}

/** The value of a label that stands alone: the list, code or paragraph that it introduces. */
function fieldBelow(
  { source }: Reading,
  part: Part,
  label: Label,
  field: Field,
  following: ReadonlyMap<Nodes, Nodes>,
): Field | null {
  const next = following.get(part.node);
  if (!next) return null;
  const value = valueBelow(next, label);
  if (value === "") return null;
  const { start, end } = offsets(next);
  return { ...field, value, range: source.range(start, end) };
}

function valueBelow(next: Nodes, label: Label): string {
  switch (next.type) {
    case "list":
      return next.children
        .map((item) => collapse(item.children[0] ? textOf(item.children[0], { includeHtml: false }) : ""))
        .filter((text) => text !== "")
        .join(", ");
    case "code":
      return collapse(next.value);
    case "blockquote":
      return collapse(textOf(next, { includeHtml: false }));
    case "table":
      return next.children
        .slice(1)
        .map((row) => collapse(row.children[0] ? textOf(row.children[0]) : ""))
        .filter((it) => it !== "")
        .join(", ");
    case "paragraph": {
      // The next label's paragraph is not this one's value.
      const first = next.children[0];
      if (!label.marked || first?.type === "strong" || first?.type === "emphasis") return "";
      const text = collapse(textOf(next, { includeHtml: false }));
      return /^[^.!?]{1,60}[:：]/u.test(text) || box.test(text) ? "" : text;
    }
    default:
      return "";
  }
}

/** "Any schema change? yes/no": a question that still lists its answers. */
function questionField(part: Part, line: LabelledLine): Field | null {
  const { phrase } = part;
  const text = phrase.text.slice(line.from, line.to).trimEnd();
  const mark = Math.max(text.lastIndexOf("?"), text.lastIndexOf("？"));
  if (mark < 3 || text.length - mark > 80) return null;
  const gap = /^\s*/.exec(text.slice(mark + 1))?.[0].length ?? 0;
  const options = readOptions(phrase, line.from + mark + 1 + gap, line.from + text.length);
  if (options.length === 0) return null;
  const label = { from: line.from, to: line.from + mark + 1, valueFrom: line.from + mark + 1, marked: false };
  const field = fieldOf(part, label, line.from + text.length);
  return { ...field, options };
}

/** What stands after each paragraph among its siblings. */
function followers(tree: Root): ReadonlyMap<Nodes, Nodes> {
  const following = new Map<Nodes, Nodes>();
  const visit = (nodes: readonly Nodes[]): void => {
    for (const [at, node] of nodes.entries()) {
      if (node.type === "paragraph") {
        const next = nodes[at + 1];
        if (next) following.set(node, next);
      } else if ("children" in node && node.type !== "heading" && node.type !== "table") visit(node.children);
    }
  };
  visit(tree.children);
  return following;
}
