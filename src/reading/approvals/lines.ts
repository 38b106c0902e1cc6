import type { Approval } from "../../model/document.ts";
import { type Content, filledIn } from "./columns.ts";
import { decide } from "./decision.ts";
import { blank, type Draft, fill, finish, take } from "./draft.ts";
import type { Entry } from "./entries.ts";
import type { Pair } from "./pairs.ts";
import { dateIn, isNobody, isPlainRole, isRole, personIn, pieces } from "./person.ts";
import type { TableContext } from "./tables.ts";
import { approvingRole } from "./tasks.ts";
import { open } from "./texts.ts";
import { vocabulary, wordsOf } from "./vocabulary.ts";
import { besideDate, besideRole, roleInTitle, roleName, withoutActs } from "./wording.ts";

/** Places to sign among lines, items and rows of labels; neighbours that belong together are one. */
export function readLines(entries: readonly Entry[], context: TableContext): readonly Approval[] {
  const drafts: Draft[] = [];
  let current: Draft | null = null;
  let waiting: Entry | null = null;
  // Two approvals stand side by side: a verdict below them is not the last one's alone.
  let several = false;
  let filled = false;
  for (const entry of entries) {
    if (current && current.section === entry.section && belongs(entry, current) && !(several && decides(entry))) {
      fill(current, entry);
      several = false;
      filled = true;
      continue;
    }
    const started = start(entry);
    if (started) {
      several = current !== null && current.section === entry.section && !filled;
      const lead = waiting && waiting.section === entry.section ? waiting : null;
      current = lead && leads(lead, started) ? fill({ ...started, range: lead.range }, lead) : started;
      drafts.push(current);
      filled = waiting !== null;
      waiting = null;
    } else {
      current = null;
      waiting = isLead(entry) ? entry : null;
    }
  }
  return drafts.map((draft) => finish(draft, context));
}

const attached: readonly Content[] = ["role", ...filledIn.filter((it) => it !== "approver")];

/** A line of which every label says more about the approval above it, and none says it again. */
function belongs(entry: Entry, draft: Draft): boolean {
  return (
    entry.gate === null &&
    entry.pairs.every(({ label, contents, value }) => {
      const content = [...contents];
      // "Overall status", "Release date": of the whole, and not of one approval.
      if (vocabulary.shared.leading(label) !== "") return false;
      // "Approved: Dee Park" below somebody's approval is another's.
      if (contents.has("approved") && draft.name !== "" && personIn(value, false) !== "") return false;
      if (contents.has("signature") && isAnother(personIn(value, false), draft.name)) return false;
      return content.length > 0 && content.every((it) => attached.includes(it) && !draft.has.has(it));
    })
  );
}

/** Whether a line says what was decided, or when. */
function decides({ pairs }: Entry): boolean {
  const deciding = ["status", "approved", "signedDate"] as const;
  return pairs.some(({ contents }) => deciding.some((it) => contents.has(it)));
}

/** Whether a full name shares no word with a name already known: "Signed: Sam Roe" below Dee Park's approval. */
function isAnother(person: string, name: string): boolean {
  const known = wordsOf(name);
  return name !== "" && person.includes(" ") && !wordsOf(person).some((it) => known.includes(it));
}

/** `**Approved:** 2026-11-20` may stand above the approver. */
function isLead({ pairs, gate }: Entry): boolean {
  const [pair] = pairs;
  return (
    gate === null &&
    pairs.length === 1 &&
    pair !== undefined &&
    (pair.contents.has("approved") || pair.contents.has("signedDate"))
  );
}

function leads({ pairs }: Entry, started: Draft): boolean {
  return pairs.every(({ contents }) => [...contents].every((it) => !started.has.has(it))) && started.date === "";
}

function start(entry: Entry): Draft | null {
  const [first] = entry.pairs;
  if (!first || entry.choice) return null;
  if (first.label === "") return startFree(entry);
  if (isApproverLabel(first)) return startWithApprover(entry, first);
  if (entry.gate) return startTask(entry, first);
  return entry.under ? startWithLabel(entry, first) : null;
}

/** A label and its value under a sign-off heading. */
function startWithLabel(entry: Entry, pair: Pair): Draft | null {
  const { label, value, contents } = pair;
  const person = personIn(value, false);
  if (contents.has("approved") && person !== "") return fill(blank(entry, "", pair), entry);
  if (contents.has("name") || contents.has("signature") || (contents.has("role") && !isNobody(value))) {
    return fill(blank(entry, "", pair), entry);
  }
  if (contents.size > 0 || vocabulary.authors.has(label) || sentence(value)) return null;
  if (isLabelledRole(label)) return startWithRole(entry, pair);
  const named = personIn(label, false);
  if ((named.includes(" ") || label.startsWith("@")) && named !== "" && decide(value) !== null)
    return { ...fill(blank(entry, "", pair), entry), name: named };
  if (!vocabulary.acts.within(label) || person === "") return null;
  return fill(blank(entry, roleInTitle(label) || roleInTitle(entry.section?.title ?? ""), pair), entry);
}

/** A role before a colon, perhaps with the person: "Tech lead (Dee Park): approved". */
function startWithRole(entry: Entry, pair: Pair): Draft {
  const { label, value } = pair;
  const beside = besideRole(label);
  const draft = fill(blank(entry, roleName(beside === "" ? label : (pieces(label)[0] ?? "")), pair), entry);
  draft.has.add("role");
  if (namesAnother(value)) draft.decisions.length = 0;
  return beside === "" ? draft : { ...draft, name: beside };
}

/** "Approved by", "Approver", "Engineering approver", "Release approved by". */
function isApproverLabel({ label, contents }: Pair): boolean {
  if (contents.has("approver")) return !vocabulary.mentions.within(label);
  return label.split(/\s+/).length <= 4 && vocabulary.approver.trailing(label) !== "";
}

function startWithApprover(entry: Entry, pair: Pair): Draft | null {
  const person = personIn(pair.value, true);
  if (person === "" && sentence(pair.value)) return null;
  const by = vocabulary.byAct.trailing(pair.label) !== "";
  const plain = vocabulary.approver.has(pair.label);
  const role = pieces(besideDate(pair.value) || pair.value).find((it) => isRole(it) && roleName(it) !== "") ?? "";
  const draft = fill(blank(entry, plain || by ? roleName(role) : pair.label, pair), entry, true);
  // "To be approved by" and "Not approved by" end in the same words and say the opposite.
  const told = decide(pair.label);
  if (by && told !== null && told !== "approved") draft.decisions.push(told);
  else if (by && person !== "" && draft.decisions.length === 0) draft.decisions.push("approved");
  draft.has.add("name");
  return { ...draft, name: person };
}

/** A task that approves for a role or person; under a sign-off heading also one that is a role's. */
function startTask(entry: Entry, pair: Pair): Draft | null {
  const labelled = pair.label !== "";
  const head = splitHead(labelled ? pair.label : entry.text)[0] ?? "";
  const role = approvingRole(head);
  const plain = isPlainRole(head);
  // "Approval: @dee" names the person where others name the role.
  if (labelled && vocabulary.acts.has(head) && personIn(pair.value, false) !== "")
    return fill(blank(entry, "", pair), entry);
  if (role === null && !(entry.under && (labelled ? isLabelledRole(head) : plain || isNamed(entry)))) return null;
  const draft = fill(
    blank(entry, role === null ? (plain || labelled ? roleName(head) : "") : roleName(role), pair),
    entry,
  );
  if (labelled) return draft;
  // The words of the task itself ("approval obtained") state nothing until it is ticked.
  const told = role === null && !plain ? decide(head) : null;
  const status = { decisions: told !== null && told !== "approved" ? [told] : [], status: "" };
  const said = { ...draft, ...status };
  take(said, { ...pair, value: entry.text.slice(head.length).replace(/^[\s\p{P}]+/u, "") });
  return said;
}

/** A line without a label: a task, or role, name and date in any order under a sign-off heading. */
function startFree(entry: Entry): Draft | null {
  const [pair] = entry.pairs;
  if (!pair) return null;
  if (entry.gate) return startTask(entry, pair);
  if (!entry.under || sentence(entry.text)) return null;
  const parts = splitHead(entry.text);
  const role = /[^.]\.$/.test(entry.text) ? "" : (parts.find((it) => isPlainRole(withoutActs(it))) ?? "");
  const told = approvingRole(parts[0] ?? "");
  const left = entry.text.includes(open) && (entry.pairs.length > 1 || (entry.form === "item" && isNobody(entry.text)));
  if (role === "" && told === null && !isNamed(entry) && !left) return null;
  if (entry.form === "line" && role !== "" && !isNamed(entry) && !entry.text.includes(open)) return null;
  return fill(blank(entry, role === "" ? (told ?? "") : roleName(role), pair), entry);
}

/** Whether a line names a person beyond doubt: two words of a name, a handle, or one word with a date or mark. */
function isNamed({ text }: Entry): boolean {
  const person = personIn(text, false);
  if (person === "" || sentence(text)) return false;
  return person.includes(" ")
    ? pieces(text).length > 1 || decide(text) !== null || wordsOf(text).length <= 4
    : text.includes(`@${person}`) || dateIn(text) !== null || decide(text) !== null;
}

/** A label that is a role, or has a role's noun ("Head of Checkout"). */
function isLabelledRole(label: string): boolean {
  const bare = withoutActs(label);
  if (vocabulary.reviews.within(bare) || vocabulary.authors.has(label)) return false;
  return isPlainRole(bare) || (wordsOf(bare).length <= 5 && vocabulary.roles.within(bare) && isRole(bare));
}

/** "Dee Park, QA: Sam Roe — approved": a verdict behind two roles is not the first one's. */
function namesAnother(value: string): boolean {
  return value
    .split(/[:：]/)
    .slice(0, -1)
    .some((it) => isPlainRole(splitHead(it).at(-1) ?? ""));
}

/** A text that tells something at length and is neither a name, a mark nor a date. */
function sentence(text: string): boolean {
  const date = dateIn(text);
  const undated = date ? text.slice(0, date.from) + text.slice(date.to) : text;
  const words = wordsOf(undated.replace(/[(（][^()（）]*[)）]/g, " "));
  return words.length > 12 || (words.length > 6 && /[.。]\s*$/.test(text));
}

function splitHead(text: string): readonly string[] {
  return text
    .split(/\s[–—-]\s|[–—,;()（）]|\u{e000}|[✅✔✓❌⏳]\uFE0F?/u)
    .map((it) => it.trim())
    .filter((it) => it !== "");
}
