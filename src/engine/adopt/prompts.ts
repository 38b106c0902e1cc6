import type { Block, Document, Section } from "../../model/document.ts";
import { slugify } from "../../model/slug.ts";
import vocabulary from "./vocabulary.json" with { type: "json" };

const wordsOf = (lists: Readonly<Record<string, string>>): ReadonlySet<string> =>
  new Set(Object.values(lists).flatMap((words) => words.split(" ")));
const instructions = wordsOf(vocabulary.instruction);
/** Words that begin an order to the author, where they stand in a paragraph; in a list they may begin a step. */
const orders = wordsOf(vocabulary.order);
const optional = new Set(Object.values(vocabulary.optional).flatMap((names) => names.split("|").map(slugify)));

/** Whether a label, a column or a heading by its name may stay empty: notes, and what says that it is optional. */
export function isOptional(name: string): boolean {
  return optional.has(slugify(name)) || /\b(?:optional|if (?:any|applicable|needed|required))\b/i.test(name);
}

/**
 * Text that tells the author what to write: where all that a section holds is questions, orders or text in italics. With
 * anything else in the section it may as well be the section's own text: then nothing is taken.
 */
export function findPrompts(document: Document, sourceOf: (block: Block) => string): readonly Block[] {
  const bySection = new Map<Section, Block[]>();
  for (const block of document.blocks) {
    if (block.section === null || block.type === "heading") continue;
    const known = bySection.get(block.section);
    if (known) known.push(block);
    else bySection.set(block.section, [block]);
  }
  const gated = new Set(document.gates.map((it) => it.section));
  const isPrompt = (block: Block): boolean =>
    (block.type === "paragraph" || block.type === "item") &&
    block.range.endLine - block.range.line < 6 &&
    (isInstruction(block) || (isItalic(sourceOf(block)) && !isNote(block.text)));
  return [...bySection].flatMap(([section, blocks]) => {
    const [first] = blocks;
    const isAlone = section.depth > 1 && !gated.has(section) && blocks.length <= 8;
    return isAlone && first?.type !== "cell" && blocks.every(isPrompt) ? blocks : [];
  });
}

/** An order or a question to the author, by its first word or its last sign, in parentheses or not. */
function isInstruction({ text, type }: Block): boolean {
  const said = text.trim().replace(/^\((.*)\)$/su, "$1");
  const words = said.split(/\s+/);
  if (words.length < 3) return false;
  if (/[?？]$/u.test(said)) return true;
  const first = (words[0] ?? "").toLowerCase().replace(/[^\p{L}]/gu, "");
  return instructions.has(first) || (type === "paragraph" && orders.has(first));
}

/** A remark of the template's own: it says so, or is too long for an instruction. */
function isNote(text: string): boolean {
  const words = text.trim().split(/\s+/);
  return words.length > 25 || optional.has(slugify(words[0] ?? ""));
}

/** Text in italics from its first to its last sign. */
function isItalic(source: string): boolean {
  const mark = source[0] ?? "";
  if ((mark !== "_" && mark !== "*") || source[1] === mark) return false;
  return source.indexOf(mark, 1) === source.length - 1 && /\s\S+\s/.test(source);
}
