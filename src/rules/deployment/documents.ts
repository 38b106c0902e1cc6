import type { Related } from "../../model/finding.ts";
import type { SectionContent } from "../../model/kind.ts";
import type { Range } from "../../model/position.ts";
import type { Deployment, HeldRow, Subject } from "../../model/subject.ts";

/** A row with the document that it stands in. */
export interface PlacedRow {
  readonly subject: Subject;
  readonly row: HeldRow;
}

/** The documents of a deployment, or the one on its own. */
export function documentsWith(subject: Subject): readonly Subject[] {
  return subject.deployment?.documents ?? [subject];
}

/**
 * What is found out of all documents together, once for all rules and documents that ask for it. `find` must depend on
 * nothing but the documents.
 */
export function forAll<Found>(find: (subject: Subject) => Found): (subject: Subject) => Found {
  const known = new WeakMap<Subject | Deployment, { readonly found: Found }>();
  return (subject) => {
    const key = subject.deployment ?? subject;
    const before = known.get(key);
    if (before !== undefined) return before.found;
    const found = find(subject);
    known.set(key, { found });
    return found;
  };
}

/** The documents whose kind has a section that holds something: the log, whatever a team calls its kind. */
export function holdersOf(documents: readonly Subject[], content: SectionContent): readonly Subject[] {
  return documents.filter(({ kind }) => kind?.sections.some((it) => it.holds.includes(content)) ?? false);
}

/** The rows that documents hold, document by document, in order of place. */
export function rowsOfAll(documents: readonly Subject[], content: SectionContent): readonly PlacedRow[] {
  return documents.flatMap((subject) => subject.rowsOf(content).map((row) => ({ subject, row })));
}

/** The text of a row's cell under a column of the schema; "" when there is none. */
export function textUnder({ cells }: HeldRow, column: string): string {
  return cells[column]?.text.trim() ?? "";
}

/** The heading of the first section that holds something; the document's first heading when it has none. */
export function headingOf({ document, kind, sectionOf }: Subject, content: SectionContent): Range {
  const keys = new Set(kind?.sections.filter((it) => it.holds.includes(content)).map((it) => it.slug));
  const section = document.sections.find((it) => keys.has(sectionOf(it.range) ?? ""));
  return section?.range ?? document.sections[0]?.range ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
}

/** A place in a document of the deployment, for a finding that stands in another. */
export function placeIn({ document }: Subject, range: Range, message: string): Related {
  return { path: document.path, range, message };
}

/** Where the plan states a fact. */
export function placeInPlan({ path, placeOf }: Deployment, fact: string, message: string): Related {
  return { path, range: placeOf(fact), message };
}

/** Whether the release was taken back: then what comes after that is not due. */
export function isRolledBack({ status, facts }: Subject): boolean {
  return status === "rolled-back" || facts.outcome === "rolled-back";
}
