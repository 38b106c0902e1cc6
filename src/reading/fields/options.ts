import { collapse } from "../../model/collapse.ts";
import { once } from "../once.ts";
import type { Phrase } from "../phrase.ts";
import { judgeOptions, type Separator } from "./judge-options.ts";
import { anyOf, find } from "./words.ts";

interface Piece {
  readonly from: number;
  readonly to: number;
}

const longest = 200;
const orWords = once(() => new RegExp(`(?:(?<!\\s)\\s+)?(?:(?:[,、]\\s*)?${anyOf("or")}\\s+|[,、]\\s*)`, "giu"));
const or = find("or");
const comma = /(?:(?<!\s)\s+)?[,;、]\s*/gu;
const bar = /(?:(?<!\s)\s+)?[|｜]\s*/gu;
const slash = /(?:(?<!\s)\s+)?[/／・]\s*/gu;
/** Boxes to tick are a choice of their own. */
const boxes = /\[[ xX]?\]|[☐⬜◻□🔲☑☒🗹]|<input/iu;
/** Slashes that stand in one word. */
const joined = /(?<![\p{L}\p{N}])(?:n\/a|blue\/green)(?![\p{L}\p{N}])/giu;
const brackets: Readonly<Record<string, string>> = {
  "[": "]",
  "(": ")",
  "{": "}",
  "<": ">",
  "（": "）",
  "［": "］",
  '"': '"',
  "`": "`",
};

/**
 * The options that a stretch of text still lists, where it is nothing but two or more alternatives and none is made
 * (`Low | Medium | High`, `GO / NO-GO`, `[Yes/No]`); empty otherwise. One that is marked (bold, struck, ✅) is made.
 */
export function readOptions(phrase: Phrase, from: number, to: number): readonly string[] {
  if (to - from > longest || !/[|｜/／・,、\s]/u.test(phrase.text.slice(from, to))) return [];
  if (boxes.test(phrase.text.slice(from, to))) return [];
  const { bare, bracketed } = trim(phrase.text, { from, to });
  if (bare.to - bare.from < 3) return [];
  const text = phrase.text.slice(bare.from, bare.to);
  const found = split(text, bracketed);
  if (!found) return [];
  const pieces = found.pieces.map((piece) => ({ from: bare.from + piece.from, to: bare.from + piece.to }));
  if (isMade(phrase, pieces)) return [];
  const options = pieces.map((piece) =>
    phrase.text.slice(piece.from, piece.to).replace(/^["'`]+|(?<!["'`])["'`]+$/g, ""),
  );
  if (!judgeOptions(options, found.separator, bracketed)) return [];
  return options.map((option) => collapse(option));
}

/** The stretch without brackets around it, a remark in brackets behind it, and a full stop. */
function trim(text: string, whole: Piece): { readonly bare: Piece; readonly bracketed: boolean } {
  let { from, to } = whole;
  let bracketed = false;
  for (let turn = 0; turn < 6; turn++) {
    while (from < to && /\s/.test(text[from] ?? "")) from++;
    while (from < to && /[\s.;。]/.test(text[to - 1] ?? "")) to--;
    const close = brackets[text[from] ?? ""];
    const inner = text.slice(from + 1, to - 1);
    if (close !== undefined && to - from > 2 && text[to - 1] === close && !inner.includes(close)) {
      bracketed ||= /[[({<（［]/u.test(text[from] ?? "");
      from++;
      to--;
      continue;
    }
    const remark = /(?:(?<!\s)\s+)?[(（][^()（）]*[)）]$/u.exec(text.slice(from, to));
    if (!remark || remark.index === 0) break;
    to = from + remark.index;
  }
  return { bare: { from, to }, bracketed };
}

function split(
  text: string,
  bracketed: boolean,
): { readonly pieces: readonly Piece[]; readonly separator: Separator } | null {
  const masked = text.replace(joined, (word) => word.replace("/", "\u{e000}"));
  const cut = (pattern: RegExp): readonly Piece[] => {
    const pieces: Piece[] = [];
    let from = 0;
    for (const match of masked.matchAll(pattern)) {
      if (match.index > from) pieces.push({ from, to: match.index });
      from = match.index + match[0].length;
    }
    if (from < text.length) pieces.push({ from, to: text.length });
    return pieces;
  };
  const attempt = (separator: Separator, pattern: RegExp) => {
    const pieces = cut(pattern);
    return pieces.length > 1 ? { pieces, separator } : null;
  };
  if (/[|｜]/u.test(masked)) return attempt("bar", bar);
  if (/[/／・]/u.test(masked)) return attempt(/\s[/／]\s/u.test(masked) ? "spaced" : "slash", slash);
  if (or.isIn(masked)) return attempt("or", orWords());
  return bracketed ? attempt("spaced", comma) : null;
}

const emoji = /[\p{Extended_Pictographic}✓✔✗✘←]/u;

/** Whether one option is set apart from the others, which is how people mark the one they made. */
function isMade(phrase: Phrase, pieces: readonly Piece[]): boolean {
  const first = pieces[0]?.from ?? 0;
  const last = pieces.at(-1)?.to ?? 0;
  const spans = phrase.spans.filter((it) => it.from < last && it.to > first);
  if (spans.some((it) => it.kind === "link" || it.kind === "image")) return true;
  const some = (holds: (piece: Piece) => boolean): boolean => {
    const count = pieces.filter(holds).length;
    return count > 0 && count < pieces.length;
  };
  const inSpan = (piece: Piece) => (kind: string) =>
    spans.some((it) => it.kind === kind && it.from <= piece.to - 1 && it.to > piece.from);
  if (["strong", "emphasis", "delete", "code"].some((kind) => some((piece) => inSpan(piece)(kind)))) return true;
  return some((piece) => emoji.test(phrase.text.slice(piece.from, piece.to)));
}
