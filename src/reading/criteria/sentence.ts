import { remember } from "../../model/remember.ts";

/** A stretch of a text, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** More than this is no sentence that a person would set a limit in; it keeps the reading linear. */
const longest = 1500;

const end =
  /[.!?](?=\s+[\p{Lu}\p{N}"'(*✅❌⚠🔴🟢🟡])|[。！？；;](?=\s|$|[\p{L}])|\n(?=\s*(?:[\p{L}][^:\n]{0,50}:\s|[✅❌✔✗☐☑⬜🔴🟢🟡⚠•–-]))/gu;
const abbreviation = /(?:^|[\s(])(?:e\.g|i\.e|approx|max|min|ca|vs|no|incl|bzw|etc|resp|z\. ?b|std|\p{L}|p\.p)$/iu;

/** The sentences of a text, and its lines that begin with a label or a mark of their own. */
export const sentencesOf: (text: string) => readonly Stretch[] = remember((text) => {
  const sentences: Stretch[] = [];
  let from = 0;
  const push = (to: number): void => {
    const stretch = trimmed(text, from, to);
    if (stretch.to > stretch.from && stretch.to - stretch.from <= longest) sentences.push(stretch);
    from = to;
  };
  for (const match of text.matchAll(end)) {
    if (match[0] === "." && abbreviation.test(text.slice(Math.max(from, match.index - 8), match.index))) continue;
    push(match.index + match[0].length);
  }
  push(text.length);
  return sentences;
});

/** Marks that decorate the beginning of a line and say nothing: bullets, boxes, emoji, arrows. */
const decoration = /^(?:\s|\p{Extended_Pictographic}|\u{FE0F}|\u{200D}|[☐☑☒⬜✓✔✗✘•*·–—>→-]|\[[ xX]\])+/u;

function trimmed(text: string, from: number, to: number): Stretch {
  const slice = text.slice(from, Math.min(to, from + longest + 50));
  const space = slice.length - slice.trimStart().length;
  const lead = /^\s*[<>≤≥±~]/u.test(slice) ? space : (decoration.exec(slice)?.[0].length ?? 0);
  // A minus or comparator that belongs to a number is no bullet.
  const belongs = /[<>-]\s*$/u.test(slice.slice(0, lead)) && /^[\d$]/u.test(slice.slice(lead));
  const stop = to - from > longest + 50 ? to : from + slice.trimEnd().length;
  return { from: Math.min(from + (belongs ? space : lead), stop), to: stop };
}

/** A leading label of a sentence ("Rollback time: …", "**Target** – …"): its text, and where the rest begins. */
export function labelOf(text: string): { readonly label: string; readonly rest: number } | null {
  const match =
    /^([^:：\n|]{1,60}?)\s*[:：](?:\s+|$|(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\d<>≤≥]))/u.exec(text);
  const label = match?.[1]?.trim() ?? "";
  if (match === null || label === "" || (/\d$/u.test(label) && /^\d/u.test(text.slice(match[0].length)))) return null;
  // "p95 within 10% of baseline (actual: 4%)": the colon stands inside of brackets.
  if (label.lastIndexOf("(") > label.lastIndexOf(")")) return null;
  return label.split(/\s+/u).length <= 8 ? { label, rest: match[0].length } : null;
}
