import { wordExpression } from "../word-expression.ts";
import { anyOf, find } from "./words.ts";

/** A text without the waiver's words, and why it was waived ("" when it does not say). */
export interface Waiver {
  readonly text: string;
  readonly reason: string;
}

const words = (): string => anyOf("notApplicable");
const waived = find("notApplicable");
const atStart = wordExpression(
  () => `^[\\s\\p{Extended_Pictographic}\\uFE0F]*[([]?${words()}[)\\]]?(?=$|[\\s\\p{P}])`,
  "iu",
  waived,
);
const atEnd = wordExpression(
  () => `(?:\\s(?:—|–|--?)\\s*|—|[:：]\\s*|→\\s*|->\\s*)${words()}(?=$|[\\s\\p{P}])`,
  "iu",
  waived,
);
/** Words that say so only with a reason, or where nothing but a reason can follow. */
const skippedAtEnd = wordExpression(
  () =>
    `(?:\\s(?:—|–|--?)\\s*|—|→\\s*|->\\s*|\\s[(（]\\s*)(${anyOf("skipped")}(?:\\s*[:：—–,]|\\s+-|\\s+(?=${anyOf("since")}))|${anyOf("skippedAlone")}(?=\\s*[)）.]*$|\\s+${anyOf("by")}))`,
  "iu",
  find("skipped"),
);
const inBrackets = wordExpression(() => `[(（\\[]\\s*${words()}(?=$|[\\s\\p{P}])`, "iu", waived);
const offered = wordExpression(() => `^[\\s,:;—–-]*${anyOf("offered")}`, "iu", find("offered"));
const label = (): string => `${anyOf("reasonLabel")}\\s*[:：—–]\\s*`;
const labelAtStart = wordExpression(() => `^\\s*${label()}`, "iu", find("reasonLabel"));
const explained = wordExpression(
  () => `(?:^|[\\s(—–,;.:-])(?:${label()}|${anyOf("because")})`,
  "iu",
  find("reasonLabel", "because"),
);
const reasonLine = wordExpression(
  () => `^\\s*(?:${label()}|${words()}\\s*[:：—–]\\s*)`,
  "iu",
  find("reasonLabel", "notApplicable"),
);
const dash = /\s(?:—|–|--?)\s+/u;

const closed = /[)）\]]\s*(?:\.\s*)?$/u;
const clean = (text: string): string => text.replace(/^[\s:：;,.—–-]+/u, "").trim();
const unbracketed = (text: string): string => text.replace(/[)）\]]\s*(?:\.\s*)?$/u, "");

/**
 * What a ticked item says of not applying: it starts with `N/A`, or ends in `— N/A: reason` or `(N/A: reason)`.
 * Null when it says nothing of it; "(N/A if there is no migration)" offers a way out and takes none.
 */
export const readWaiver = (text: string): Waiver | null => readNotApplicable(text) ?? readSkipped(text);

function readNotApplicable(text: string): Waiver | null {
  const start = atStart.exec(text);
  if (start) {
    const rest = clean(text.slice(start[0].length));
    return offered.test(rest) ? null : { text: rest, reason: rest };
  }
  const bracket = inBrackets.exec(text);
  if (bracket && closed.test(text)) {
    const rest = unbracketed(text.slice(bracket.index + bracket[0].length));
    return offered.test(rest) ? null : { text: text.slice(0, bracket.index).trim(), reason: clean(rest) };
  }
  const end = atEnd.exec(text);
  if (!end) return null;
  const rest = text.slice(end.index + end[0].length);
  return offered.test(rest) ? null : { text: text.slice(0, end.index).trim(), reason: clean(rest) };
}

/** "Load test — skipped because nothing changed", "(not required: no migration)"; the words alone may be a remark. */
function readSkipped(text: string): Waiver | null {
  const found = skippedAtEnd.exec(text);
  if (!found) return null;
  const isBracketed = /^\s[(（]/u.test(found[0]);
  if (isBracketed && !closed.test(text)) return null;
  const rest = text.slice(found.index + found[0].length);
  return { text: text.slice(0, found.index).trim(), reason: clean(isBracketed ? unbracketed(rest) : rest) };
}

/** The reason an item gives that its box already says is waived: what follows a dash, or words like "because". */
export function readReason(text: string): Waiver {
  const waiver = readNotApplicable(text);
  if (waiver) return waiver;
  const tail = dash.exec(text);
  if (tail)
    return { text: text.slice(0, tail.index).trim(), reason: stripLead(text.slice(tail.index + tail[0].length)) };
  const reason = explained.exec(text);
  if (!reason || reason.index === 0) return { text, reason: "" };
  const rest = text.slice(reason.index).replace(/^[\s(—–,;.:-]+/u, "");
  return { text: text.slice(0, reason.index).trim(), reason: stripLead(unbracketed(rest)) };
}

/** The reason that stands alone on a line of its own below the item ("Reason: no schema change"); "" when it is none. */
export function readReasonLine(text: string): string {
  const lead = reasonLine.exec(text);
  return lead ? clean(text.slice(lead[0].length)) : "";
}

function stripLead(text: string): string {
  const lead = labelAtStart.exec(text);
  return clean(lead ? text.slice(lead[0].length) : text);
}
