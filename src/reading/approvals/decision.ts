import type { Decision } from "../../model/document.ts";
import { remember } from "../../model/remember.ts";
import { open } from "./texts.ts";
import { even, longestPhrase, vocabulary, wordsOf } from "./vocabulary.ts";

const ticks = /[✅✔✓☑☒🗹👍🟢]|:(?:white_check_mark|heavy_check_mark|check|\+1|thumbsup):/u;
const crosses = /[❌✖✗✘👎🚫⛔🔴🛑]|:(?:x|no_entry|-1|thumbsdown):/u;
const clocks = /[⏳⌛🔄🟡⏸]|:(?:hourglass|hourglass_flowing_sand|clock\d*):/u;
const marks = new RegExp(`(?:${ticks.source}|${crosses.source}|${clocks.source})\\uFE0F?`, "gu");
const box = /\[([ xX~/-]?)\]|([☐⬜◻□🔲])|([☑☒🗹])/gu;

/** What a cell or line says of an approval: by words first, then by marks. Null when it says nothing, or leaves a choice open. */
export const decide: (text: string) => Decision | null = remember((text) => {
  const boxes = [...text.matchAll(box)];
  if (boxes.length > 1) return decideByChoice(text, boxes);
  const [only] = boxes;
  if (only && !isTicked(only)) return null;
  const words = text.replace(box, " ").replace(marks, " ").replaceAll(open, " ").trim();
  if (isOpenChoice(words)) return null;
  const spoken = decideByWords(words);
  if (spoken && spoken !== "approved") return spoken;
  // A cross or a clock beside "Approved" takes it back.
  if (crosses.test(text)) return "rejected";
  if (clocks.test(text)) return "pending";
  return spoken || only || ticks.test(text) || /^x$|^\/s\/\s?\p{L}/iu.test(words) ? "approved" : null;
});

function isTicked(match: RegExpMatchArray): boolean {
  return match[3] !== undefined || /^x$/i.test(match[1] ?? "");
}

/** `[x] Approved [ ] Rejected`: what was ticked; null when nothing or more than one is. */
function decideByChoice(text: string, boxes: readonly RegExpMatchArray[]): Decision | null {
  const chosen = boxes.flatMap((match, at) => {
    if (!isTicked(match)) return [];
    const from = (match.index ?? 0) + match[0].length;
    return [decideByWords(text.slice(from, boxes[at + 1]?.index ?? text.length)) ?? "approved"];
  });
  return chosen.length === 1 ? (chosen[0] ?? null) : null;
}

/** `Approved / Rejected`, `Yes | No`: options of which none was taken. Boxes are not looked at. */
export function isOpenChoice(words: string): boolean {
  const options = words.split(/(?:(?<!\s)\s+)?[/|]\s*/).filter((it) => it !== "");
  const named = new Set(options.map((it) => decideByWords(it)));
  return options.length > 1 && named.size > 1 && !named.has(null);
}

function decideByWords(words: string): Decision | null {
  const text = even(words)
    .replace(/^[^\p{L}\p{N}+]+/u, "")
    .replace(/n't(?!\p{L})/gu, " not");
  // "Approved? No, needs work": a question says nothing, its answer does.
  const question = text.lastIndexOf("?");
  if (question >= 0) return decideByWords(text.slice(question + 1));
  if (text === "" || /^n\.?\s?\/?\s?a\.?$/.test(text)) return null;
  const led = (
    [
      ["rejected", vocabulary.rejectedWords.leading(text)],
      ["pending", vocabulary.pendingWords.leading(text)],
      ["approved", vocabulary.approvedWords.leading(text)],
    ] as const
  ).reduce((best, it) => (it[1].length > best[1].length ? it : best));
  // A short answer ("no", "go", "ok") is one only by itself; "no objections" and "Sí, …" need their own reading.
  const rest = text.slice(led[1].length).replace(/^[\s\p{P}]+/u, "");
  // One letter before a name is an initial: "N. Haddad" signs.
  const isInitial = led[1].length === 1 && rest !== "";
  if (
    led[1] !== "" &&
    !isInitial &&
    (led[1].length > 3 || rest === "" || /^[\s]*[\p{P}(]/u.test(text.slice(led[1].length)))
  ) {
    return led[0] === "approved" ? decideBehind(text.slice(led[1].length)) : led[0];
  }
  if (vocabulary.rejectedWords.within(longWords(text))) return "rejected";
  if (isQualified(text)) return "pending";
  if (!vocabulary.approvedWords.within(longWords(text))) return null;
  if (isNegated(text)) return "rejected";
  return isConditional(text) ? "pending" : "approved";
}

/** What is left of an approval by what stands behind its word. */
function decideBehind(text: string): Decision | null {
  // "Approved: no, see comments", "Approved: n/a", but also "Approved: Dee Park".
  const answer = (/^\s*[:=](.*)$/.exec(text)?.[1] ?? "").trim();
  if (answer !== "") return vocabulary.none.has(answer) ? null : (decideByWords(answer) ?? "approved");
  const rest = text.replace(/^[\s\p{P}]+/u, "");
  if (vocabulary.rejectedWords.has(rest) || vocabulary.withdrawnWords.within(rest)) return "rejected";
  return isQualified(rest) || isConditional(text) ? "pending" : "approved";
}

/** How many words may stand between "not" and what it negates ("not been formally approved"). */
const longestReach = 2;

/** Whether a word of denial stands before the word that approves, in the same clause: "No concerns, approved" denies nothing. */
function isNegated(text: string): boolean {
  return clauses(text).some((clause) => {
    const words = wordsOf(clause);
    return words.some(
      (word, at) =>
        vocabulary.negations.has(word) &&
        Array.from({ length: longestReach + 1 }, (_, skip) => phraseAt(words, at + 1 + skip)).some(
          (rest) => vocabulary.approvedWords.leading(rest) !== "",
        ),
    );
  });
}

const phraseAt = (words: readonly string[], at: number): string => words.slice(at, at + longestPhrase).join(" ");

/** Whether an approval hangs on a condition: in its own clause, or at the head of a later one ("Approved; tell me if it fails" has none). */
function isConditional(text: string): boolean {
  const [own = "", ...later] = clauses(text);
  return vocabulary.conditions.within(own) || later.some((it) => vocabulary.conditions.leading(it) !== "");
}

function clauses(text: string): readonly string[] {
  return text.split(/[,;.:()–—，；。：（）]|\s-\s/);
}

/** Words that put an approval off or under a condition. */
function isQualified(text: string): boolean {
  const firm = text
    .split(" ")
    .filter((word) => !vocabulary.weakPending.has(word))
    .join(" ");
  return vocabulary.pendingWords.within(firm);
}

/** A text without its short words, which mean too much in running text. */
function longWords(text: string): string {
  return text
    .split(" ")
    .filter((word) => word.length > 3 || !/^[a-z]+$|^[a-z]\.$/.test(word))
    .join(" ");
}
