import type { Decision } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { decide } from "./decision.ts";
import { dateIn, isNobody, isRole, personIn } from "./person.ts";
import { open } from "./texts.ts";

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
  const dated = [approved, signature, signedDate].some((it) => it && dateIn(it.text));
  if (dated) return "approved";
  const mark = signature && !isNobody(signature.text) ? signature.text : "";
  return (mark !== "" && isSignature(mark, name)) || (approved && personIn(approved.text, false) !== "")
    ? "approved"
    : null;
}

/** A signature is the name, a part of it, its initials, or any name-like word; a role or a bare remark is none. */
function isSignature(text: string, name: string): boolean {
  const bare = text
    .replaceAll(open, "")
    .replace(/\[[ ]?\]|[☐⬜◻□🔲]/gu, "")
    .trim();
  if (!/[\p{L}]/u.test(bare) || isRole(bare)) return false;
  if (personIn(bare, false) !== "") return true;
  const letters = bare.replace(/[^\p{L}]/gu, "");
  return letters.length <= 4 || (name !== "" && name.toLowerCase().includes(bare.toLowerCase()));
}
