import { remember } from "../../model/remember.ts";
import { decide } from "./decision.ts";
import { open } from "./texts.ts";
import { isRoleNoun, isUnspaced, vocabulary, wordsOf } from "./vocabulary.ts";

const months = "\\p{L}{3,12}\\.?";
const datePattern = new RegExp(
  [
    "\\d{4}[-/.年]\\s?\\d{1,2}[-/.月]\\s?\\d{1,2}日?",
    "\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}",
    `\\d{1,2}(?:st|nd|rd|th|\\.|er)?\\s(?:de\\s)?${months},?\\s(?:de\\s)?\\d{4}`,
    `${months}\\s\\d{1,2}(?:st|nd|rd|th)?,?\\s\\d{4}`,
  ]
    .map((it) => `(?:${it})`)
    .join("|"),
  "u",
);
const timePattern = /^[T,\s]{1,2}\d{1,2}:\d{2}(?::\d{2})?(?:\.\d+)?\s?(?:Z|[+-]\d{2}:?\d{2}|[A-Z]{2,5}|[AaPp][Mm])?/;

/** The first date of a text with its time, as written; null when there is none. */
export function dateIn(text: string): { readonly text: string; readonly from: number; readonly to: number } | null {
  const match = datePattern.exec(text);
  if (!match) return null;
  const end = match.index + match[0].length;
  const time = timePattern.exec(text.slice(end, end + 40))?.[0] ?? "";
  return { text: (match[0] + time).trim(), from: match.index, to: end + time.trimEnd().length };
}

/** Pieces of a text between commas, dashes, brackets and line ends. A slash divides when it stands free. */
export function pieces(text: string): readonly string[] {
  return text
    .split(/[,;|·•\n()（）、，;]|\s[-–—/]+\s|[–—]|\s[-–—]+$|^[-–—]+\s/u)
    .map((it) => it.trim())
    .filter((it) => it !== "");
}

/** Whether a text names nobody: empty, open, `N/A`, a dash. */
export function isNobody(text: string): boolean {
  const bare = text.replaceAll(open, "").trim();
  return !/[\p{L}\p{N}]/u.test(bare) || vocabulary.none.has(bare);
}

/** Whether a text is a role, a team or an area of work and so no person. */
export const isRole: (text: string) => boolean = remember((text) => {
  const bare = text.replace(/^@/, "").replace(/[(（][^()（）]*[)）]/g, " ");
  const words = wordsOf(bare.replace(/[-_./&]/g, " "));
  if (words.length === 0) return false;
  if (isUnspaced(bare))
    return vocabulary.roles.within(bare) || vocabulary.groups.trailing(bare) !== "" || vocabulary.areas.has(bare);
  if (words.some((it) => isRoleNoun(it) || vocabulary.groups.has(it))) return true;
  return vocabulary.roles.within(bare) || words.every((it) => vocabulary.areas.has(it));
});

/**
 * Whether a text of a few words is nothing but a role: of words for roles, teams and areas, with one word besides
 * where a role's noun frames it ("Checkout lead", "Head of Checkout").
 */
export const isPlainRole: (text: string) => boolean = remember((text) => {
  const bare = text.replace(/[(（][^()（）]*[)）]/g, " ").replace(/[*:：]\s*$/, "");
  const words = wordsOf(bare.replace(/[-_./&]/g, " "));
  if (words.length === 0 || words.length > 7 || !isRole(bare)) return false;
  if (words.some((it) => vocabulary.reviews.has(it))) return false;
  if (isUnspaced(bare)) return bare.length <= 12;
  if (words.every((it) => vocabulary.areas.has(it))) return words.some((it) => !vocabulary.objects.has(it));
  const noun = (word = ""): boolean => isRoleNoun(word) || vocabulary.groups.has(word);
  const unknown = words.filter((it) => !noun(it) && !vocabulary.areas.has(it)).length;
  if (unknown === 0 || vocabulary.roles.leading(bare) === words.join(" ")) return true;
  const framed = noun(words.at(-1)) || (noun(words[0]) && vocabulary.links.has(words[1] ?? ""));
  return unknown === 1 && framed;
});

const handle = /^@[\p{L}\p{N}][\p{L}\p{N}_.-]*$/u;
const mail = /^[\w.+-]+@[\w-]+\.[\w.-]+$/;

/**
 * The person that a text names: an @handle, a mail address, or a name. `trusting` takes any few words that are no role,
 * as in a name column; else a name must be written like one. "" when there is none.
 */
export function personIn(text: string, trusting: boolean): string {
  return trusting ? personInColumn(text) : personInText(text);
}

const personInColumn = remember((text) => findPerson(text, true));
const personInText = remember((text) => findPerson(text, false));

function findPerson(text: string, trusting: boolean): string {
  const date = dateIn(text);
  const undated = date ? `${text.slice(0, date.from)}, ${text.slice(date.to)}` : text;
  const plain = undated
    .replace(/<[^<>\s@]*@[^<>\s]*>|(?<=\p{L}\s)[\w.+-]+@[\w-]+\.[\w.-]+/gu, " ")
    .replace(/\[[ xX]\]|[☐⬜◻□🔲☑☒🗹✅✔✓❌⏳]|:\w+:|\/s\//giu, ", ")
    .replace(/\uFE0F/g, "");
  for (const piece of pieces(plain)) {
    const found = asPerson(
      piece.replace(/^[^\p{L}\p{N}@]+/u, "").replace(/(?<![.:：])[.:：]+$/, (end) => (end === "." ? "." : "")),
      trusting,
    );
    if (found !== "") return found;
  }
  return "";
}

/** Words that stand before a name in a signature. */
const signing =
  /^(?:(?:digitally|electronically|formally|e-)\s*)?(?:signed(?:\s+by)?|approved\s+by|by|gez\.?|p\.?p\.?|i\.\s?[va]\.)\s*[:：]?\s+/i;

/** Words between a name and the date that was taken out behind it. */
const trailing = /\s(?:on|at|am|vom|le|el|em|il|op|dnia|ngày)$/i;

/** Small words inside names of several languages. */
const particles = /^(?:van|von|der|den|de|da|di|del|della|dos|du|la|le|el|al|bin|ibn|ter|zu|y|e|and|und|et)$/i;

function asPerson(piece: string, trusting: boolean): string {
  const text = withoutAct(beforeBehalf(piece.replace(signing, "").replace(trailing, "").trim()));
  if (isNobody(text) || text.includes(open) || text.length > 60) return "";
  const address = addressIn(text);
  if (address) return isRole(address.replace(/(?<=.)@.*$/, "")) ? "" : address.replace(/^@/, "");
  if (isImpersonal(text)) return "";
  const words = text.split(/\s+/);
  if (words.length > 5 || /[@#/\\:=<>[\]{}]/.test(text)) return "";
  if (isRole(text) || isVerdict(text) || vocabulary.acts.within(text)) return "";
  if (isUnspaced(text)) return [...text.replace(/\s/g, "")].length <= (trusting ? 12 : 6) ? text : "";
  return (trusting ? /^(?=.*\p{L})\P{N}*\d{0,4}$/u.test(text) : isWrittenAsName(words)) ? text : "";
}

/** Words of which each is a name's: capitalised or a particle. */
function isWrittenAsName(words: readonly string[]): boolean {
  const named = words.filter((it) => /^\p{Lu}[\p{L}\p{M}'’.-]*$/u.test(it));
  const small = words.filter((it) => !named.includes(it) && particles.test(it));
  return named.length + small.length === words.length && named.some((it) => /\p{L}{2}/u.test(it));
}

/** "CHG-1234", "see ticket", "Dee Park?", "Dee Park or Sam Roe": where or whether, and not who. */
function isImpersonal(text: string): boolean {
  return /^\p{Lu}{2,}[-_ ]?\d+$|^see\s|[?？]$|\s(?:or|oder|ou)\s/u.test(text) || vocabulary.impersonal.within(text);
}

/** Words of one person, of what links them to another, and of that other. */
const longestBehalf = 14;

/** "Dee Park on behalf of Sam Roe": who signs, without whom they stand for. */
function beforeBehalf(text: string): string {
  const words = text.split(/\s+/);
  if (words.length > longestBehalf) return text;
  const at = words.findIndex((_, from) => from > 0 && standsFor(words.slice(from).join(" ")));
  return at < 0 ? text : words.slice(0, at).join(" ");
}

/** "for the CAB", "on behalf of Sam Roe". */
function standsFor(text: string): boolean {
  const link = vocabulary.behalf.leading(text);
  const others = link === "" ? [] : text.split(/\s+/).slice(wordsOf(link).length);
  return others.length > 0 && others.length <= 4 && (isRole(others.join(" ")) || isWrittenAsName(others));
}

/** "Dee Park signed": the name without the verb behind it. */
function withoutAct(text: string): string {
  const words = text.split(/\s+/);
  const last = words.at(-1)?.toLowerCase() ?? "";
  const acts = [vocabulary.participles, vocabulary.approvedWords, vocabulary.rejectedWords];
  return words.length > 1 && acts.some((it) => it.has(last)) ? words.slice(0, -1).join(" ") : text;
}

/** An @handle among a few words, or a mail address that is all of a text. */
function addressIn(text: string): string | null {
  if (handle.test(text) || mail.test(text)) return text;
  return /(?:^|\s)(@[\p{L}\p{N}][\p{L}\p{N}_.-]*)(?=$|\s)/u.exec(text)?.[1] ?? null;
}

/** Whether a text decides, or is made of words that do ("Yes No"). */
function isVerdict(text: string): boolean {
  const verdict = (word: string): boolean =>
    vocabulary.approvedWords.has(word) || vocabulary.rejectedWords.has(word) || vocabulary.pendingWords.has(word);
  return decide(text) !== null || wordsOf(text).every(verdict);
}
