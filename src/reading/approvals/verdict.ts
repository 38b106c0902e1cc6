import type { Decision } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { decide } from "./decision.ts";
import { dateIn, isNobody, isRole, personIn, pieces } from "./person.ts";
import { open } from "./texts.ts";
import { vocabulary, wordsOf } from "./vocabulary.ts";
import { besideDate } from "./wording.ts";

/** A cell's text without what is struck through or left open, and where the cell stands. */
export interface CellText {
  readonly text: string;
  readonly range: Range;
}

/** What a row's cells say together: a refusal or delay in any of them outweighs the rest. */
export function decisionOf(
  status: CellText | null,
  approved: CellText | null,
  signature: CellText | null,
  signedDate: CellText | null,
  name: string,
): Decision | null {
  const decisions = [status, approved, signature].map((it) => (it ? decide(it.text) : null));
  const against = decisions.find((it) => it === "rejected") ?? decisions.find((it) => it === "pending");
  if (against) return against;
  if (decisions.includes("approved")) return "approved";
  // "Concerns", "Reviewed": what a signature beside it would mean is not known.
  if (status && isRemark(status.text)) return null;
  const dated = [approved, signature, signedDate].some((it) => it && isFirmDate(it.text));
  if (dated) return "approved";
  const mark = signature && !isNobody(signature.text) ? signature.text : "";
  return (mark !== "" && isSignature(mark, name)) || (approved && personIn(approved.text, false) !== "")
    ? "approved"
    : null;
}

/** A date by itself or beside a person; "expected 2026-11-20" is none on which somebody signed. */
function isFirmDate(text: string): boolean {
  if (!dateIn(text)) return false;
  const beside = besideDate(text);
  return !/\p{L}{4}/u.test(beside) || personIn(beside, false) !== "" || decide(beside) === "approved";
}

/** Whether a text says something that is neither a full name nor a date. */
function isRemark(text: string): boolean {
  return !isNobody(text) && !/[ @]/.test(personIn(text, false)) && !text.startsWith("@") && dateIn(text) === null;
}

/** What stands beside a name and takes the approval back: "Dee Park (pending)"; null when nothing does. */
export function reservation(cells: readonly (CellText | null)[]): Decision | null {
  const beside = cells.flatMap((it) => pieces(it?.text ?? "").slice(1));
  const decisions = beside.filter((it) => !isRole(it) && !vocabulary.weakPending.has(it)).map((it) => decide(it));
  return decisions.find((it) => it === "rejected") ?? decisions.find((it) => it === "pending") ?? null;
}

/** A signature is the name, a part of it, its initials, or any name-like word; a role or a bare remark is none. */
function isSignature(text: string, name: string): boolean {
  const bare = text
    .replaceAll(open, "")
    .replace(/\[[ ]?\]|[☐⬜◻□🔲]/gu, "")
    .trim();
  if (!/[\p{L}]/u.test(bare) || isRole(bare)) return false;
  const person = personIn(bare, false);
  if (person.includes(" ") || name === "") return person !== "";
  // "CHG-1234" is no one's initials.
  const letters = /\d/.test(bare) ? "" : bare.replace(/[^\p{L}]/gu, "");
  if (letters === "") return false;
  return letters === letters.toUpperCase() ? letters.length <= 4 || person !== "" : isPartOf(bare, name);
}

/** Whether one word is of a name: a word of it, a beginning of one, or its initials ("dp", "dpark" for Dee Park). */
function isPartOf(text: string, name: string): boolean {
  const known = wordsOf(name);
  const initials = known.map((it) => it.slice(0, 1)).join("");
  const bare = wordsOf(text).join("");
  return (
    known.some((it) => it.startsWith(bare) || bare.endsWith(it) || bare.startsWith(it)) || initials.startsWith(bare)
  );
}
