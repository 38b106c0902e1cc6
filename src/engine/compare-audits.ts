import type { Audit, AuditApproval, AuditDifference, AuditPredicate } from "../model/audit.ts";

/**
 * What an audit says otherwise than the repository does today, as `now` has it; nothing where they agree. The version of the
 * tool does not count. Lists are compared entry by entry, so that one more finding is one difference.
 */
export function compareAudits(recorded: Audit, now: Audit): readonly AuditDifference[] {
  const [then, today] = [recorded.predicate, now.predicate];
  return [
    ...compareSubject(recorded),
    ...lists.flatMap((list) => compareList(list, then, today)),
    ...single.flatMap((key) => departures(then[key], today[key]).map((how) => ({ what: key, how }))),
  ];
}

const single = ["repository", "policy", "deployment", "conclusion"] as const;

/** The subject says again what the documents say. */
function compareSubject({ subject, predicate: { documents } }: Audit): readonly AuditDifference[] {
  const stated = documents.map(({ path, sha256 }) => ({ name: path, digest: { sha256 } }));
  if (
    JSON.stringify(stated) ===
    JSON.stringify(subject.map(({ name, digest: { sha256 } }) => ({ name, digest: { sha256 } })))
  ) {
    return [];
  }
  return [{ what: "subject", how: "is not the documents of the predicate with their SHA-256" }];
}

/** A list of a predicate: what makes an entry the same as another, how it is called, what is said of one without another. */
interface List {
  readonly entriesOf: (predicate: AuditPredicate) => readonly object[];
  readonly keyOf: (entry: never) => readonly string[];
  readonly nameOf: (entry: never) => string;
  readonly gone: string;
  readonly added: string;
}

function listOf<Entry extends object>(
  entriesOf: (predicate: AuditPredicate) => readonly Entry[],
  keyOf: (entry: Entry) => readonly string[],
  nameOf: (entry: Entry) => string,
  [gone, added]: readonly [gone: string, added: string],
): List {
  return { entriesOf, keyOf, nameOf, gone, added };
}

const there = ["is not there any more", "is not in the audit"] as const;
const found = ["is not found any more", "is not in the audit"] as const;

const lists: readonly List[] = [
  listOf(
    (it) => it.documents,
    (it) => [it.path],
    (it) => `document ${it.path}`,
    there,
  ),
  listOf(
    (it) => it.approvals,
    keyOfApproval,
    (it) => `approval ${quote(it.role)} in ${it.document}`,
    there,
  ),
  listOf(
    (it) => it.gates,
    (it) => [it.document, it.text],
    (it) => `gate ${quote(it.text)} in ${it.document}`,
    there,
  ),
  listOf(
    (it) => it.log,
    (it) => [it.document, it.table, ...Object.values(it.cells)],
    (it) => `row ${quote(Object.values(it.cells).join(" | "))} of the ${it.table} in ${it.document}`,
    there,
  ),
  listOf(
    (it) => it.findings,
    (it) => [it.document, it.rule, it.message],
    (it) => `finding ${it.rule} in ${it.document}:${it.line} (${it.message})`,
    found,
  ),
  listOf(
    (it) => it.suppressed,
    (it) => [it.document, it.rule, it.message],
    (it) => `suppressed finding ${it.rule} in ${it.document}:${it.line} (${it.message})`,
    found,
  ),
];

function keyOfApproval({ document, role }: AuditApproval): readonly string[] {
  return [document, role];
}

function compareList(list: List, then: AuditPredicate, today: AuditPredicate): readonly AuditDifference[] {
  const nameOf = list.nameOf as (entry: object) => string;
  const [before, after] = [byKey(list, then), byKey(list, today)];
  const differences = [...before].flatMap(([key, entry]): readonly AuditDifference[] => {
    const other = after.get(key);
    const what = nameOf(entry);
    return other === undefined ? [{ what, how: list.gone }] : departures(entry, other).map((how) => ({ what, how }));
  });
  const added = [...after].filter(([key]) => !before.has(key));
  return [...differences, ...added.map(([, entry]) => ({ what: nameOf(entry), how: list.added }))];
}

/** Entries by what they are, and which one of several that are the same. */
function byKey({ entriesOf, keyOf }: List, predicate: AuditPredicate): ReadonlyMap<string, object> {
  const counts = new Map<string, number>();
  return new Map(
    entriesOf(predicate).map((entry) => {
      const key = JSON.stringify((keyOf as (entry: object) => readonly string[])(entry));
      const count = (counts.get(key) ?? 0) + 1;
      counts.set(key, count);
      return [`${key} ${count}`, entry] as const;
    }),
  );
}

/** What of a value is otherwise: one text for each place, `level.reached was "commit" and is "digest"`. */
function departures(before: unknown, after: unknown, path = ""): readonly string[] {
  if (before === after) return [];
  if (isRecord(before) && isRecord(after)) {
    // Another commit has another of everything.
    if (isCommit(before) && isCommit(after) && before.id !== after.id) return [said(path, before.id, after.id)];
    const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return keys.flatMap((key) => departures(before[key], after[key], path === "" ? key : `${path}.${key}`));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    return JSON.stringify(before) === JSON.stringify(after) ? [] : [said(path, before, after)];
  }
  return [said(path, before, after)];
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCommit(value: Readonly<Record<string, unknown>>): boolean {
  return "id" in value && "author" in value;
}

function said(path: string, before: unknown, after: unknown): string {
  const [short, other] = [shorten(show(before)), shorten(show(after))];
  if (short !== other) return `${path} was ${short} and is ${other}`;
  return `${path} was ${show(before)} and is ${show(after)}`;
}

/** The start of a digest or of a commit's name mostly tells it from another. */
function shorten(text: string): string {
  const short = text.replace(/\b([0-9a-f]{12})[0-9a-f]{28,}\b/g, "$1…");
  return short.length > 160 ? `${short.slice(0, 159)}…` : short;
}

function show(value: unknown): string {
  if (value === null || value === undefined) return "none";
  return isRecord(value) && isCommit(value) ? show(value.id) : JSON.stringify(value);
}

function quote(text: string): string {
  return `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
}
