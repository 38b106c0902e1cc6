import { lexicon, wordsOf } from "./lexicon.ts";
import type { Find, Stretch, Zone } from "./stretch.ts";
import { zoneAt } from "./stretch.ts";
import { type Standing, type Surroundings, standingOf, surroundingsOf, withoutUnit } from "./surroundings.ts";

/** A longer text in brackets is prose. */
const longest = 400;

/** Matching brackets of a text, outer ones first where nested, and what is left without a partner. */
export interface Pairs {
  readonly pairs: readonly Zone[];
  readonly openings: readonly number[];
  readonly closings: readonly number[];
}

/** Pairs brackets in one pass. Code is a world of its own: a bracket in it pairs only with one in the same code. */
export function pairBrackets(stretch: Stretch): Pairs {
  const pairs: Zone[] = [];
  const open: number[] = [];
  const closings: number[] = [];
  const held: number[] = [];
  let code: Zone | undefined;
  let inCode: number[] = [];
  for (const { index, 0: mark } of stretch.text.matchAll(/[[\]]/g)) {
    if (code && index >= code.to) code = undefined;
    const here = code ?? zoneAt(stretch.codes, index);
    if (here !== code) inCode = [];
    code = here;
    const stack = code ? inCode : open;
    if (mark === "[") stack.push(index);
    else {
      const from = stack.pop();
      if (from !== undefined) pairs.push({ from, to: index + 1 });
      else if (!code) closings.push(index);
    }
  }
  for (const it of open) held.push(it);
  pairs.sort((a, b) => a.from - b.from || b.to - a.to);
  return { pairs, openings: held, closings };
}

/** Bracketed text that stands for a value. */
export function findBrackets(stretch: Stretch, pairs: readonly Zone[]): readonly Find[] {
  const finds: Find[] = [];
  for (const { from, to } of pairs) {
    if (from < (finds.at(-1)?.to ?? 0) || to - from > longest || zoneAt(stretch.links, from)) continue;
    const code = zoneAt(stretch.codes, from);
    if (code && stretch.text.slice(code.from, code.to).trim() !== stretch.text.slice(from, to)) continue;
    if (isPlaceholder(stretch, { from, to }, code !== undefined)) finds.push({ from, to, form: "bracket" });
  }
  return finds;
}

function isPlaceholder(stretch: Stretch, zone: Zone, inCode: boolean): boolean {
  const content = stretch.text.slice(zone.from + 1, zone.to - 1).trim();
  const previous = stretch.text[zone.from - 1] ?? "";
  const next = stretch.text[zone.to] ?? "";
  // The halves of a reference that nobody defined, a link written with a space, a definition out of place.
  if (next === "[" || next === "(" || previous === "]") return isBoundBracket(stretch, zone, content);
  if (/^\s*[:：]\s*(?:https?:|\/|#)/.test(stretch.text.slice(zone.to, zone.to + 20))) return false;
  const around = surroundingsOf(stretch, zone);
  const standing = standingOf(around);
  if (/^[#XNYn?…_x]+$|^\.{2,}$/.test(content)) return isMark(content, standing, around, previous, stretch, zone);
  if (/^[XN] ?[-–] ?[XYNM]$/.test(content)) return withoutUnit(around.after) !== around.after;
  if (isOpenChoice(content)) return standing === "whole";
  if (isSpokenFor(content) || isPage(content)) return false;
  const strong = strengthOf(content, standing, stretch);
  if (isGlued(stretch, zone, previous)) {
    // `items[i]` is an index; `service[NAME]` and a footnote's mark glued to a word are no values either.
    return (
      strong && !inCode && /[\s-]|^\p{Lu}/u.test(content) && !/^[\w.]*\w$/.test(around.before.split(/\s/).at(-1) ?? "")
    );
  }
  if (standing === "whole") return strong || (!inCode && isWorded(content) && !isSlug(content));
  if (inCode) return false;
  if (strong) return true;
  return (
    !inCode && (next === "%" || withoutUnit(around.after) !== around.after) && isWorded(content) && content.length < 20
  );
}

/** Whether a bracket follows a letter or digit; the `v` of a version belongs to it. */
function isGlued({ text }: Stretch, { from }: Zone, previous: string): boolean {
  return /[\p{L}\p{N}_)]/u.test(previous) && !/(?:^|[^\p{L}\p{N}])v$/iu.test(text.slice(Math.max(0, from - 2), from));
}

/** `[Name][Date]` are two values; `[text][reference]` and `[text](url with a space)` are broken links. */
function isBoundBracket(stretch: Stretch, zone: Zone, content: string): boolean {
  const next = stretch.text.slice(zone.to, zone.to + longest);
  if (next.startsWith("(")) return false;
  return lexicon.nouns.within(content) && /^(?:\[[A-Z][^\]]*\])?\s*(?:$|\n|[^[(])/.test(next);
}

/** A bracket that holds a mere sign: `[X]%`, `[##] users`, `[...]`, `[__]`. A box at the start of a line is none. */
function isMark(
  content: string,
  standing: Standing,
  { before, after }: Surroundings,
  previous: string,
  stretch: Stretch,
  zone: Zone,
): boolean {
  if (/[\p{L}\p{N}]/u.test(previous)) return false;
  if (/^%/.test(stretch.text.slice(zone.to).slice(0, 1))) return true;
  const unit = withoutUnit(after) !== after;
  // "[X]/[Y] passed", "[X] of [Y]".
  const pair =
    /^[XYN]$/.test(content) &&
    (/^(?:\/|of|[-–]|to) ?\[[XYNM]\]/.test(after) || /\[[XN]\] ?(?:\/|of|[-–]|to)$/.test(before));
  if (pair) return true;
  if (/^x$/i.test(content)) {
    // "[X] ms for 5 minutes" in a cell; at the start of a line it would be a tick.
    const inCell = stretch.type === "cell" && /^\s*(?:of|per|for|over|within|during)\s/i.test(withoutUnit(after));
    return unit && (standing !== "first" || inCell) && !isLineStart(stretch, zone);
  }
  if (/^[Nn]$/.test(content)) return unit || (standing === "inside" && /^(?:\p{Ll}|[:：]|$)/u.test(after));
  if (content === "?") return unit || (standing === "whole" && before !== "");
  if (content === "Y") return unit;
  return standing === "whole" || unit;
}

function isLineStart(stretch: Stretch, zone: Zone): boolean {
  return /(?:^|\n)\s*$/.test(stretch.text.slice(Math.max(0, zone.from - 8), zone.from)) && stretch.type !== "cell";
}

const shapes: readonly RegExp[] = [
  // Boxes, citations, numbers and intervals, times, dates, versions.
  /^[\s\p{P}\p{S}\p{N}]*$/u,
  /^v?\d+(?:\.[\dx]+)+(?:[-+.][\w.]+)?$|^v\d+$/i,
  /^[\d.:,/\s-]+(?:[ap]m|utc|gmt|z|cet|est|pst|ms|s|m|min|mins|minutes?|h|hours?|days?|%|[kmgt]b)?$/i,
  // Roman and lettered notes, footnotes, alerts, mentions of anchors.
  /^(?:[a-z]|[ivxlc]{1,5})$/,
  /^[\^!#]/,
  /^(?:https?:|mailto:|\/|\.\.?\/|www\.)/i,
  /^[\w.-]+\.(?:com|org|net|io|md|ts|js|json|ya?ml|go|py|sh|proto|dev)(?:\/\S*)?$/i,
  // Tickets and standards: JIRA-123, KEP-5359, RFC 2119.
  /^[A-Z][A-Z0-9]*(?:[-\s#]\d+|(?<=\d))$/,
  // Quoted entries of a list, regular expressions, assignments, paths of a repository.
  /^["'“‘`]/,
  /\\|^[\w]-[\w]|^--?[a-z]|\w\^\w|^\w+\s*=\s*\S/,
  /^[\w.-]+\/[\w.-]+$/,
  // Function keys and key chords.
  /^F\d{1,2}$/,
];

/** `[[Page]]` and `[[Page|text]]` are links of a wiki, but for what names a value. */
function isPage(content: string): boolean {
  return /^\[.*\]$/s.test(content) && (content.includes("|") || !lexicon.nouns.within(content));
}

/** `[Yes / No]`, `[high | medium | low]`: answers of which nobody has taken one. */
function isOpenChoice(content: string): boolean {
  const options = content.split(/[/|]/).map(wordsOf);
  if (options.length < 2 || /^n\/?a$/i.test(content)) return false;
  return options.every((words) => words.length > 0 && words.length < 4 && words.every((it) => lexicon.answers.has(it)));
}

/** What brackets hold that is no value to fill in: boxes, notes, tickets, states, keys. */
function isSpokenFor(content: string): boolean {
  if (/^n\/?a$/i.test(content)) return true;
  if (lexicon.nouns.within(content) && !/^\d|^["'“‘`^!]|^https?:/.test(content)) return false;
  if (/^[A-Z][A-Z0-9]*-[XN#]+$/.test(content)) return false;
  if (/^[\p{Lu}\p{Ll}]+(?:\/[\p{Lu}\p{Ll}]+)+$/u.test(content) && !/^[a-z.-]+\/[a-z.-]+$/.test(content)) return false;
  if (shapes.some((shape) => shape.test(content))) return true;
  const words = wordsOf(content);
  if (words.every((word) => lexicon.keys.has(word)) || /^(?:ctrl|alt|cmd|shift)\s*[+-]/i.test(content)) return true;
  return words.every((word) => lexicon.answers.has(word) || /^\d+$/.test(word));
}

/** Whether a bracket's words alone tell that it stands for a value, given how it stands. */
function strengthOf(content: string, standing: Standing, stretch: Stretch): boolean {
  const words = wordsOf(content);
  const [first = ""] = words;
  if (/^(?:TBD|TBC|TODO|FIXME|XXX|TO_BE|INSERT|YOUR|REPLACE)\b/.test(content)) return true;
  if (/^v?[xX]\.[xXyY](?:\.[xXzZ])?$/.test(content)) return true;
  if (/^[A-Z][A-Z0-9]*-[XN#]+$|^(?:YYYY|HH|DD|MM)\b/.test(content)) return true;
  if (words.length > 1 && (lexicon.instructions.has(first) || lexicon.marks.within(content)))
    return !/^(?:to|any|what|when|why|how|who|which|where)$/.test(first) || standing !== "inside";
  if (words.length > 12) return standing === "whole";
  if (lexicon.nouns.within(content) && words.length <= 8) return standing !== "label" || words.length > 1;
  if (standing === "first")
    return stretch.section?.depth === 1 && stretch.type === "heading" && lexicon.things.within(content);
  if (/^[A-Z][A-Z0-9]*(?:[_-][A-Z0-9]+)+$/.test(content)) return true;
  return lexicon.things.within(content) && words.length <= 4;
}

/** `master-blocking`, `release-team@`: names of things, most likely references that nobody defined. */
function isSlug(content: string): boolean {
  return /^[a-z\d]+(?:[-@.][a-z\d]*)+$/.test(content);
}

/** Whether there is text in it to replace. */
function isWorded(content: string): boolean {
  return /\p{L}/u.test(content);
}
