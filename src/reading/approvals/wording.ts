import { decide } from "./decision.ts";
import { dateIn, isRole, personIn, pieces } from "./person.ts";
import { open } from "./texts.ts";
import { vocabulary } from "./vocabulary.ts";

/** The words of a heading that name a role ("Owner GO deploy signature" gives "Owner"). */
export function roleInTitle(title: string): string {
  const words = title.split(/\s+/);
  const from = words.findIndex((it) => isRole(it));
  if (from < 0) return "";
  const end = words.findIndex((it, at) => at > from && !isRole(it));
  return tidy(words.slice(from, end < 0 ? words.length : end).join(" "));
}

/** A text without its words for approving ("Technical lead approval" gives "Technical lead"). */
export function withoutActs(text: string): string {
  return text
    .replace(/\[[ xX]?\]/g, " ")
    .split(/\s+/)
    .filter((word) => !vocabulary.acts.has(word) && !vocabulary.fillers.has(word))
    .join(" ");
}

/** A status or signature as written; what is left open says nothing. */
export function said(text: string): string {
  const bare = tidy(text);
  if (dateIn(bare)?.text === bare) return "";
  const idle = vocabulary.none.has(bare) && decide(bare) === null;
  return /[\p{L}\p{N}\p{S}]/u.test(bare) && !idle ? bare : "";
}

/** White space collapsed, places left open taken out. */
export function tidy(text: string): string {
  return text
    .replaceAll(open, " ")
    .replace(/\s+/g, " ")
    .replace(/(?:(?<!\s)\s+)?[:：]$/, "")
    .trim();
}

/** A role's own words: without box and without the words for approving and their fillers at either end. */
export function roleName(text: string): string {
  const words = tidy(text.replace(/\[[ xX]?\]/g, " ")).split(" ");
  const idle = (word = ""): boolean => vocabulary.acts.has(word) || vocabulary.fillers.has(word) || word === "";
  while (words.length > 0 && idle(words.at(-1))) words.pop();
  while (words.length > 0 && idle(words[0])) words.shift();
  return words.join(" ").replace(/[:：,]$/, "");
}

/** "Tech lead (Dee Park)": a person set apart from the role they stand for; "" when there is none. */
export function besideRole(text: string): string {
  const [, ...others] = pieces(text.replace(/[:：]/g, ","));
  return others.map((it) => personIn(it, false)).find((it) => it !== "") ?? "";
}

/** What a text says besides its date; "" where it has none or says nothing else. */
export function besideDate(text: string): string {
  const date = dateIn(text);
  if (!date) return "";
  return tidy(`${text.slice(0, date.from)} ${text.slice(date.to)}`).replace(
    /^[,;\s–—-]+|(?<![,;\s–—-])[,;\s–—-]+$/g,
    "",
  );
}
