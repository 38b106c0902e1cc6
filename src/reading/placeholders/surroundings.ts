import { lexicon, wordsOf } from "./lexicon.ts";
import type { Stretch, Zone } from "./stretch.ts";

/** How far a find's surroundings are looked at, so that a long line stays cheap. */
const reach = 160;

/** What stands before and after a find on its line, boxes, bullets and decoration left out. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

const decoration =
  /^(?:[\s*>•‣·▪►→✅✔✓❌⚠⏳☐☑☒□⬜🔲◻🗹\-–—]|\[[ xX~/-]?\]|\p{Extended_Pictographic}|\d{1,3}[.)](?=\s))+/u;

/** The line around a find, up to its reach on either side. */
export function surroundingsOf(stretch: Stretch, { from, to }: Zone): Surroundings {
  const left = stretch.text.slice(Math.max(0, from - reach), from);
  const right = stretch.text.slice(to, to + reach);
  const start = left.lastIndexOf("\n");
  const cut = start >= 0 || from <= reach;
  const end = right.indexOf("\n");
  const before = left.slice(start + 1).trimStart();
  return {
    before: (cut ? before.replace(decoration, "") : before).trimEnd(),
    after: (end < 0 ? right : right.slice(0, end)).trim(),
  };
}

/**
 * How a find stands on its line: `whole` alone or as a label's value; `first` before words ("[Design] Draw it");
 * `inside` among or behind words; `label` in the words before a colon that has a value behind it.
 */
export type Standing = "whole" | "first" | "inside" | "label";

const opener = /[:：=|→⇒,;/&+@#$€£~(<>\]}"“„«]$|[-–—]$/;
const closer = /^(?:[,;/|.!%&+)\]>}"”»*\u{3002}\u{ff0c}]|[-–—](?:\s|$)|\(|\[|<|\{\{|→|=)/u;

/** Standing of a find. A ticket's prefix (`CR-[number]`), `v`, `#` and units belong to it. */
export function standingOf({ before, after }: Surroundings): Standing {
  const front = before.replace(/(?:^|(?<=[\s:：(]))(?:[A-Z]{1,8}[-_#]|v|#|@|\$|~|±|[<>≤≥]=?)$/, "").trimEnd();
  const opens = front === "" || opener.test(front);
  const rest = withoutUnit(after);
  const closes = rest === "" || closer.test(rest);
  if (opens && closes) return "whole";
  if (front === "" && /^[:：]/.test(rest)) return "label";
  if (front === "" && !closes) return "first";
  return opens && !/^\s*[:：]/.test(rest) && lastLabel(front) ? "whole" : "inside";
}

/** The text behind a find without a unit of measure that belongs to it ("hours", "%"). */
export function withoutUnit(after: string): string {
  const unit = /^[\p{L}/%]{1,12}/u.exec(after)?.[0] ?? "";
  const named = unit === "%" || unit.split("/").every((it) => lexicon.units.has(it.toLowerCase()));
  return unit !== "" && named ? after.slice(unit.length).trimStart() : after;
}

/** Whether a line says how something is to be written: a mask there is no value but a format. */
export function speaksOfFormat({ before, after }: Surroundings): boolean {
  return lexicon.format.within(before) || lexicon.format.within(after.slice(0, 60));
}

/** Whether the words before a find are a label and its colon. */
function lastLabel(front: string): boolean {
  return /[:：]$/.test(front) && wordsOf(front).length <= 12;
}
