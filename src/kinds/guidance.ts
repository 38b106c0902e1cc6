import type { Block, Document } from "../model/document.ts";
import type { Guidance } from "../model/kind.ts";
import { slugify } from "../model/slug.ts";
import { startOutput } from "./output.ts";
import type { Template } from "./template.ts";

/** Reads a Markdown text as data, as the reading does: kinds do not import it. */
export type ReadText = (markdown: string) => Document;

/**
 * Marks around guidance, and for a fact, in a rendering that is only read here. They are punctuation (the fact's is like
 * a letter), so that emphasis beside them reads as it does without.
 */
const marks = { open: "\u2e28", more: "\u2e26", close: "\u2e29", fact: "\ue000" } as const;

/** What a marked rendering shows of a text: the text as the template has it, with `…` for facts and guidance. */
export interface MarkedText {
  readonly text: string;
  /** The same with everything that is replaced as `…`. */
  readonly pattern: string;
  /** True when nothing but guidance and facts is there. */
  readonly isOpen: boolean;
}

/** Characters that a template can't hold, for they are our marks. */
export function hasMarks(source: string): boolean {
  return Object.values(marks).some((mark) => source.includes(mark));
}

/**
 * Renderings that together show every branch of a template, guidance and facts marked. A branch is taken by its depth, so
 * that all of them are seen with few renderings, and tests of the same fact agree.
 */
export function renderBranches(template: Template): readonly string[] {
  const depth = Math.min(4, depthOf(template));
  return Array.from({ length: 2 ** depth }, (_, choice) => renderMarked(template, choice));
}

function renderMarked(template: Template, choice: number): string {
  const output = startOutput();
  let guided: Guided | null = null;
  const taken = (level: number): boolean => (choice & (1 << Math.min(level, 3))) === 0;
  const write = (text: string): void => {
    if (guided) guided.write(text);
    else output.write(text);
  };
  const visitGuide = (body: Template, level: number): void => {
    const outer = guided;
    guided ??= startGuide(output.here().line);
    visit(body, level);
    const text = guided.text();
    guided = outer;
    if (outer === null) output.write(output.here().inFrontMatter ? JSON.stringify(text) : text);
  };
  const visit = (nodes: Template, level: number): void => {
    for (const node of nodes) {
      if (node.type === "text") write(node.text);
      else if (node.type === "item") write(marks.fact);
      else if (node.type === "guide") visitGuide(node.body, level);
      else if (node.type === "fact") {
        // Both are seen: in which branch a fact is given does not matter to what stands around it.
        if (node.guide === null || taken(level)) write(marks.fact);
        else visitGuide([{ type: "text", text: node.guide }], level);
      } else if (node.type === "branch") visit(taken(level) ? node.yes : node.no, level + 1);
      else visit(taken(level) ? node.body : node.empty, level + 1);
    }
  };
  visit(template, 0);
  return output.text();
}

function depthOf(template: Template): number {
  return Math.max(
    0,
    ...template.map((node) => {
      if (node.type === "branch") return 1 + Math.max(depthOf(node.yes), depthOf(node.no));
      if (node.type === "each") return 1 + Math.max(depthOf(node.body), depthOf(node.empty));
      if (node.type === "guide") return depthOf(node.body);
      return node.type === "fact" && node.guide !== null ? 1 : 0;
    }),
  );
}

interface Guided {
  readonly write: (text: string) => void;
  readonly text: () => string;
}

/** Collects guidance and puts the marks inside its Markdown: in every line behind the marker, in every cell. */
function startGuide(line: string): Guided {
  let collected = "";
  return {
    write: (text) => {
      collected += text;
    },
    text: () => {
      let mark: string = marks.open;
      const enclose = (text: string): string => {
        if (text.trim() === "") return text;
        const [, before = "", inner = "", after = ""] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
        const enclosed = `${before}${mark}${inner}${marks.close}${after}`;
        mark = marks.more;
        return enclosed;
      };
      const lines = collected.split("\n").map((it, at) => {
        if (at === 0 && !/^[\s>|]*$/.test(line)) return enclose(it);
        if (/^\s*\|/.test(it)) return /^[\s|:-]+$/.test(it) ? it : encloseCells(it, enclose, () => (mark = marks.open));
        const prefix = /^(?:\s|>|[-*+] |\d+[.)] |#{1,6} |\[[ xX]\] )*/.exec(it)?.[0] ?? "";
        if (/[-*+#.)\]]/.test(prefix) || it.trim() === "") mark = marks.open;
        return prefix + enclose(it.slice(prefix.length));
      });
      return lines.join("\n");
    },
  };
}

function encloseCells(row: string, enclose: (text: string) => string, begin: () => void): string {
  return row
    .split(/(?<!\\)\|/)
    .map((cell) => {
      begin();
      return enclose(cell);
    })
    .join("|");
}

/** A text of a marked rendering without its marks. */
export function unmark(text: string): MarkedText {
  const open = new RegExp(
    `${marks.open}[^${marks.close}]*${marks.close}(?:\\s*${marks.more}[^${marks.close}]*${marks.close})*`,
    "g",
  );
  const pattern = text.replace(open, "…").replaceAll(marks.fact, "…");
  return {
    text: text.replace(new RegExp(`[${marks.open}${marks.more}${marks.close}]`, "g"), "").replaceAll(marks.fact, "…"),
    pattern,
    isOpen: !/[\p{L}\p{N}]/u.test(pattern.replaceAll("…", " ")),
  };
}

/** The guidance of a template, from its marked renderings: each with the section, slot and label where it stands. */
export function readGuidance(documents: readonly Document[]): readonly Guidance[] {
  const all = documents.flatMap((document) => [...bodyGuidance(document), ...frontMatterGuidance(document)]);
  const unique = new Map(all.map((it) => [JSON.stringify(it), it]));
  return [...unique.values()];
}

function* bodyGuidance(document: Document): Generator<Guidance> {
  const columns = cellLabels(document);
  for (const block of document.blocks) {
    for (const { from, parts } of stretchesOf(block.text)) {
      const label = block.type === "cell" ? (columns.get(placeOf(block)) ?? null) : labelBefore(block, from);
      const slot = block.type !== "cell" && label !== null ? "field" : block.type;
      yield { parts, section: block.section ? unmarkedSlug(block.section.title) : null, slot, label };
    }
  }
}

/** Column headers of cells, as slugs, by place. */
function cellLabels(document: Document): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  for (const table of document.tables) {
    for (const row of table.rows) {
      for (const [at, cell] of row.entries()) {
        const header = slugify(table.columns[at]?.text ?? "");
        labels.set(placeOf(cell), header);
      }
    }
  }
  return labels;
}

/** A field's label in front of its value, on the same line of text. */
function labelBefore(block: Block, from: number): string | null {
  if (block.type === "heading" || block.type === "code") return null;
  const before = block.text.slice(0, from);
  const label = /^([^:：]{1,60})[:：]\s*$/.exec(before)?.[1];
  return label === undefined ? null : slugify(unmark(label).text);
}

/** Marked stretches of a text; one that goes on over several lines is one. */
function* stretchesOf(text: string): Generator<{ readonly from: number; readonly parts: readonly string[] }> {
  const stretch = new RegExp(
    `${marks.open}[^${marks.close}]*${marks.close}(?:\\s*${marks.more}[^${marks.close}]*${marks.close})*`,
    "g",
  );
  for (const match of text.matchAll(stretch)) {
    const bare = match[0].replace(new RegExp(`[${marks.open}${marks.more}${marks.close}]`, "g"), "");
    const parts = bare
      .replace(/\s+/g, " ")
      .split(marks.fact)
      .map((part) => part.trim());
    if (parts.some((part) => part !== "")) yield { from: match.index, parts };
  }
}

function* frontMatterGuidance(document: Document): Generator<Guidance> {
  for (const [key, value] of Object.entries(document.frontMatter.data)) {
    const texts = typeof value === "string" ? [value] : Array.isArray(value) ? value : [];
    for (const text of texts) {
      if (typeof text !== "string") continue;
      for (const { parts } of stretchesOf(text)) {
        yield { parts, section: null, slot: "front-matter", label: slugify(key) };
      }
    }
  }
}

function unmarkedSlug(title: string): string {
  return slugify(unmark(title).text.replaceAll("…", " "));
}

function placeOf({ range }: Pick<Block, "range">): string {
  return `${range.line}:${range.column}`;
}
