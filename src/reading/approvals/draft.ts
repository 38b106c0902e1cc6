import type { Approval, Decision, Gate, Section } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import type { Content } from "./columns.ts";
import { decide, isOpenChoice } from "./decision.ts";
import type { Entry } from "./entries.ts";
import type { Pair } from "./pairs.ts";
import { dateIn, isNobody, personIn, pieces } from "./person.ts";
import type { TableContext } from "./tables.ts";
import { isUnspaced, wordsOf } from "./vocabulary.ts";
import { said, tidy } from "./wording.ts";

/** An approval while its lines are gathered. */
export interface Draft {
  role: string;
  name: string;
  status: string;
  decisions: Decision[];
  date: string;
  digest: string;
  readonly section: Section | null;
  readonly range: Range;
  nameRange: Range;
  dateRange: Range;
  statusRange: Range;
  fillIns: Range[];
  readonly gate: Gate | null;
  readonly struck: boolean;
  readonly has: Set<Content>;
}

/** An approval that begins at an entry. */
export function blank(entry: Entry, role: string, pair: Pair): Draft {
  const place = entry.gate && entry.form === "item" ? entry.range : pair.range;
  const { section, range, gate, struck } = entry;
  return {
    role: tidy(role),
    name: "",
    status: "",
    decisions: [],
    date: "",
    digest: "",
    section,
    range,
    nameRange: place,
    dateRange: place,
    statusRange: place,
    fillIns: [],
    gate,
    struck,
    has: new Set(),
  };
}

/** Takes over what a line says; `named` tells that the caller has read the name. */
export function fill(draft: Draft, entry: Entry, named = false): Draft {
  draft.digest ||= entry.digest;
  for (const pair of entry.pairs) {
    for (const content of pair.contents) draft.has.add(content);
    if (!named) takeName(draft, pair);
    if (pair.contents.has("role") && pair.contents.size === 1 && draft.role === "") draft.role = tidy(pair.value);
    takeDate(draft, pair);
    take(draft, pair);
    if (pair.contents.has("status") || pair.contents.has("signature")) draft.statusRange = pair.range;
    if (pair.label === "" || pair.value === "" || pair.contents.has("role")) continue;
    draft.fillIns.push(pair.range);
  }
  return draft;
}

function takeName(draft: Draft, { contents, value, label, range }: Pair): void {
  const person = contents.has("role") || contents.has("date") ? "" : personIn(value, contents.has("name"));
  const sure =
    label !== "" || person.includes(" ") || isUnspaced(person) || value.includes(`@${person}`) || dateIn(value);
  if (draft.name === "" && person !== "" && sure) draft.name = person;
  else if (!contents.has("name")) return;
  draft.nameRange = range;
}

function takeDate(draft: Draft, { contents, value, range }: Pair): void {
  const date = dateIn(value);
  const meant = contents.has("date") || contents.has("signedDate");
  if (!date && !meant) return;
  draft.dateRange = range;
  if (draft.date !== "") return;
  if (date) draft.date = date.text;
  else if (/\d/.test(value) && !isNobody(value)) draft.date = tidy(value);
}

/** Takes over what a value decides: by its words and marks, by a date behind "Approved", by a signature. */
export function take(draft: Draft, { contents, value }: Pair): void {
  const dated = dateIn(value) !== null;
  const states = contents.has("status") || contents.has("approved") || contents.has("signature");
  const spoken = contents.has("date") || contents.has("name") || contents.has("role") ? null : stated(value, states);
  if (spoken) draft.decisions.push(spoken.decision);
  else if ((contents.has("approved") || contents.has("signedDate")) && dated) draft.decisions.push("approved");
  else if (contents.has("signature") && personIn(value, false) !== "") draft.decisions.push("approved");
  else if (contents.has("approved") && personIn(value, false) !== "") draft.decisions.push("approved");
  if (draft.status !== "") return;
  draft.status = states ? said(value) : withoutNameAndDate(spoken?.text ?? "", draft.name);
}

/** The piece of a text that decides, the text as a whole first. */
function stated(value: string, whole: boolean): { readonly decision: Decision; readonly text: string } | null {
  if (isOpenChoice(value)) return null;
  const all = whole || /^\P{L}*$/u.test(value) ? decide(value) : null;
  if (all) return { decision: all, text: tidy(value) };
  const found: { readonly decision: Decision; readonly text: string }[] = [];
  const date = dateIn(value);
  const undated = date ? `${value.slice(0, date.from)} ${value.slice(date.to)}` : value;
  for (const piece of pieces(undated)) {
    const decision = decide(piece);
    if (decision && wordsOf(piece).length <= 6) found.push({ decision, text: tidy(piece) });
  }
  return found.find((it) => it.decision !== "approved") ?? found[0] ?? null;
}

/** An approval from what its lines said. */
export function finish(draft: Draft, context: TableContext): Approval {
  const { has: _, struck, decisions, ...rest } = draft;
  const ticked = draft.gate?.state === "done";
  const against = decisions.find((it) => it === "rejected") ?? decisions.find((it) => it === "pending") ?? null;
  const open = draft.gate !== null && !ticked;
  const decision = struck
    ? null
    : (against ?? (open ? null : ticked || decisions.includes("approved") ? "approved" : null));
  const signed = draft.name !== "" && decision === "approved" && (!context.dated || /\d/.test(draft.date));
  return { ...rest, decision, signed };
}

/** What is left of a piece that decides: "approved on 2026-11-20" gives "approved". */
function withoutNameAndDate(text: string, name: string): string {
  const date = dateIn(text);
  const undated = date ? `${text.slice(0, date.from)} ${text.slice(date.to)}` : text;
  const left = name === "" ? undated : undated.replace(`@${name}`, " ").replace(name, " ");
  return tidy(left)
    .replace(/^[,;\s–—-]+|(?<![,;\s–—-])[,;\s–—-]+$/g, "")
    .replace(/\s(?:on|at|am|le|el|em|il|op|by)$/i, "");
}
