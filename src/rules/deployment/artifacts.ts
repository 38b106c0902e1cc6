import type { Cell } from "../../model/document.ts";
import type { Subject } from "../../model/subject.ts";
import { agreeChecksums, readChecksum } from "../tables/checksum.ts";
import { saysNone } from "../tables/columns.ts";
import { hasPlaceholder } from "../tables/rows.ts";
import { type PlacedRow, textUnder } from "./documents.ts";

/** An artifact that a document names. */
export interface Artifact extends PlacedRow {
  readonly name: string;
}

/** A cell of one artifact that differs from the other's. */
export interface Difference {
  readonly column: "Version" | "Checksum";
  readonly own: Cell;
  readonly other: Cell;
}

/** The artifacts of documents; rows without a name, or with a placeholder for one, are none. */
export function artifactsOf(documents: readonly Subject[]): readonly Artifact[] {
  return documents.flatMap((subject) =>
    subject.rowsOf("artifacts").flatMap((row): readonly Artifact[] => {
      const cell = row.cells.Artifact;
      if (!cell || saysNone(cell.text) || hasPlaceholder(cell, subject.document)) return [];
      return [{ subject, row, name: textUnder(row, "Artifact") }];
    }),
  );
}

/** Those of the same name, else those whose name without registry, tag and file extension is the same. */
export function namesakesOf({ name }: Artifact, artifacts: readonly Artifact[]): readonly Artifact[] {
  const same = artifacts.filter((it) => plain(it.name) === plain(name));
  return same.length > 0 ? same : artifacts.filter((it) => bare(it.name) === bare(name));
}

/** The first cell in which two artifacts differ; empty cells, placeholders and what cannot be compared agree with all. */
export function differenceOf(own: Artifact, other: Artifact): Difference | null {
  for (const column of ["Checksum", "Version"] as const) {
    const [one, two] = [filled(own, column), filled(other, column)];
    if (one && two && differ(column, one.text, two.text)) return { column, own: one, other: two };
  }
  return null;
}

function differ(column: Difference["column"], one: string, other: string): boolean {
  if (column === "Version") return versionOf(one) !== versionOf(other);
  const [own, its] = [readChecksum(one), readChecksum(other)];
  return own !== null && its !== null && agreeChecksums(own, its) === false;
}

function filled({ row, subject }: Artifact, column: string): Cell | null {
  const cell = row.cells[column];
  return cell && !saysNone(cell.text) && !hasPlaceholder(cell, subject.document) ? cell : null;
}

/** "v2.3.0 (build 88)" is "2.3.0". */
function versionOf(text: string): string {
  return plain(text.replace(/\([^()]*\)/g, " ").split(/[,;]/)[0] ?? "").replace(/^v(?=\d)/, "");
}

function plain(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[\s_-]+/g, "-")
    .replace(/^-|-$/g, "");
}

function bare(name: string): string {
  const last = name.trim().split("/").at(-1) ?? "";
  return plain(last.replace(/[:@].*$/, "").replace(/\.(?:tar\.gz|tgz|zip|jar|war|whl|deb|rpm|apk|ipa|exe)$/i, ""));
}
