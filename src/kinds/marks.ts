/**
 * Marks around guidance, and for a fact, in a rendering that is only read by us. They are punctuation (the fact's is like
 * a letter), so that emphasis beside them reads as it does without. A piece of guidance opens once, and goes on in
 * further lines and list items with `more`.
 */
export const marks = { open: "\u2e28", more: "\u2e26", close: "\u2e29", fact: "\ue000" } as const;

const piece = `[^${marks.close}]*${marks.close}`;
const stretch = new RegExp(`${marks.open}${piece}(?:\\s*${marks.more}${piece})*`, "g");
const anyMark = new RegExp(`[${marks.open}${marks.more}${marks.close}]`, "g");

/** What a marked rendering shows of a text: the text as the template has it, with `…` for facts. */
export interface MarkedText {
  readonly text: string;
  /** The same with guidance as `…`, too. */
  readonly pattern: string;
  /** True when nothing but guidance and facts is there. */
  readonly isOpen: boolean;
}

/** Whether a template holds characters that are our marks. */
export function hasMarks(source: string): boolean {
  return Object.values(marks).some((mark) => source.includes(mark));
}

/** A text of a marked rendering without its marks. */
export function unmark(text: string): MarkedText {
  const pattern = text.replace(stretch, "…").replaceAll(marks.fact, "…");
  return {
    text: text.replace(anyMark, "").replaceAll(marks.fact, "…"),
    pattern,
    isOpen: !/[\p{L}\p{N}]/u.test(pattern),
  };
}

/** A stretch of guidance in a text: where it begins, and its fixed parts, between which facts stand. */
export interface Stretch {
  readonly from: number;
  readonly parts: readonly string[];
}

/** The guidance in a text of a marked rendering. What goes on over several lines is one. */
export function findStretches(text: string): readonly Stretch[] {
  return [...text.matchAll(stretch)]
    .map((match) => ({
      from: match.index,
      parts: match[0]
        .replace(anyMark, "")
        .replace(/\s+/g, " ")
        .split(marks.fact)
        .map((part) => part.trim()),
    }))
    .filter(({ parts }) => parts.some((part) => part !== ""));
}

/**
 * Puts marks inside the Markdown of a piece of guidance: in every line behind its markers, in every cell. `line` is what
 * stands before it on its line.
 */
export function markGuidance(markdown: string, line: string): string {
  let mark: string = marks.open;
  const enclose = (text: string): string => {
    const inner = text.trim();
    if (inner === "") return text;
    const at = text.indexOf(inner);
    const enclosed = `${text.slice(0, at)}${mark}${inner}${marks.close}${text.slice(at + inner.length)}`;
    mark = marks.more;
    return enclosed;
  };
  const encloseCell = (cell: string): string => {
    mark = marks.open;
    return enclose(cell);
  };
  const lines = markdown.split("\n").map((text, at) => {
    if (at === 0 && !/^[\s>|]*$/.test(line)) return enclose(text);
    if (/^\s*\|[\s|:-]*$/.test(text)) return text;
    if (/^\s*\|/.test(text))
      return text
        .split(/(?<!\\)\|/)
        .map(encloseCell)
        .join("|");
    const prefix = /^(?:\s|>|[-*+] |\d+[.)] |#{1,6} |\[[ xX]\] )*/.exec(text)?.[0] ?? "";
    if (/[-*+#.)\]]/.test(prefix) || text.trim() === "") mark = marks.open;
    return prefix + enclose(text.slice(prefix.length));
  });
  return lines.join("\n");
}
