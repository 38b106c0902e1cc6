import type { LintResult } from "../../model/result.ts";
import { escapeHtml } from "./escape.ts";
import type { Group, ShownDocument } from "./page.ts";

/** Leads from one place of the page to another. */
export interface Links {
  /** A link to a line of a document with its text; the text alone where the page does not show the document. */
  readonly toLine: (path: string, line: number, text: string) => string;
  /** The lines of a document that links lead to, in order. */
  readonly anchorsOf: (document: ShownDocument) => readonly number[];
  /** The id of a line of a document. */
  readonly idOf: (document: ShownDocument, line: number) => string;
}

/** Knows the documents that the page shows (`isShown`) and every line of theirs that something refers to. */
export function collectLinks(groups: readonly Group[], isShown: (document: ShownDocument) => boolean): Links {
  const documents = new Map(groups.flatMap((it) => it.documents.map((document) => [document.path, document] as const)));
  const lines = new Map<string, Set<number>>();
  const add = (path: string, line: number): void => {
    const known = lines.get(path);
    if (known) known.add(line);
    else lines.set(path, new Set([line]));
  };
  for (const { documents: own, overview } of groups) {
    for (const { path, findings, suppressed } of own) {
      for (const finding of [...findings, ...suppressed.map((it) => it.finding)]) {
        add(path, finding.range.line);
        for (const other of finding.related) add(other.path, other.range.line);
      }
    }
    const missing = overview?.progress.missingApprovals ?? [];
    const rows = [...(overview?.signOffs ?? []), ...(overview?.metrics ?? []), ...missing];
    for (const { document, line } of rows) add(document, line);
  }
  const idOf = (document: ShownDocument, line: number): string => `${document.id}-${line}`;
  return {
    idOf,
    anchorsOf: ({ path }) => [...(lines.get(path) ?? [])].sort((a, b) => a - b),
    toLine: (path, line, text) => {
      const document = documents.get(path);
      if (document === undefined || !isShown(document)) return escapeHtml(text);
      return `<a href="#${idOf(document, line)}">${escapeHtml(text)}</a>`;
    },
  };
}

/** The documents that are shown with their text: those with findings first, as long as there is room for all of them. */
export function chooseShown(groups: readonly Group[], room: number): ReadonlySet<string> {
  const all = groups.flatMap((it) => it.documents);
  const first = all.filter((it) => it.findings.length > 0);
  const then = all.filter((it) => it.findings.length === 0);
  const shown = new Set<string>();
  let left = room;
  for (const document of [...first, ...then]) {
    const size = sizeOf(document);
    if (size > left || document.text === "") continue;
    left -= size;
    shown.add(document.id);
  }
  return shown;
}

/** About what a document takes on the page, in UTF-16 units. */
function sizeOf({ text, findings }: Pick<LintResult, "text" | "findings">): number {
  return 2.2 * text.length + 700 * findings.length;
}
