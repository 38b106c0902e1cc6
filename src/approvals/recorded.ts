import type { Phase, SectionContent } from "../model/kind.ts";
import type { Range } from "../model/position.ts";
import type { Subject } from "../model/subject.ts";
import { indexRanges } from "./ranges.ts";
import { span } from "./runs.ts";

/** Columns, by the schema's names, that record what was found when the row was carried out. */
const recordedColumns: readonly (readonly [SectionContent, readonly string[]])[] = [
  ["backups", ["Taken", "Identifier", "Restore test"]],
  ["tests", ["Status"]],
  ["metrics", ["Before", "After", "Delta", "Status"]],
];

/**
 * Where a document records what is found in a phase that `isLater` says comes later: measured values and what the row
 * claims of them, backups, results, cells that fall due after the row they stand in, values of fields, and placeholders
 * that still stand there. The text of procedures, limits and notes is none of it, whatever its phase.
 */
export function findRecorded(subject: Subject, isLater: (phase: Phase | null) => boolean): readonly Range[] {
  const { document, rowsOf, phaseOf } = subject;
  const measured = document.criteria.flatMap(({ measured: value, claim, claimRange }) => [
    ...(value === null ? [] : [value.range]),
    ...(claim === null || claimRange === null ? [] : [claimRange]),
  ]);
  const compared = document.comparisons.flatMap(({ before, after, delta }) => [before.range, after.range, delta.range]);
  const cells = recordedColumns.flatMap(([content, columns]) =>
    rowsOf(content).flatMap(({ cells: named }) => columns.flatMap((it) => named[it]?.range ?? [])),
  );
  const later = document.tables.flatMap(({ rows }) =>
    rows.flatMap(([first, ...others]) =>
      first && !isLater(phaseOf(first.range)) ? others.map(({ range }) => range) : [],
    ),
  );
  const placeholders = document.placeholders.map(({ range }) => range);
  const own = document.fields.filter((field) => isLater(phaseOf(field.range)));
  const code = indexRanges(document.blocks.filter((it) => it.code).map(({ range }) => range));
  // Of boxes only the state is recorded.
  const boxes = indexRanges(
    [...document.gates, ...document.choices.filter((it) => it.form === "boxes")].map(({ range }) => range),
  );
  const lines = indexRanges(document.blocks.map(({ range }) => range));
  const fields = own.flatMap(({ source, value, range, labelRange }) => {
    // What a label introduces below it may be a procedure, and code a command: those are decided, not found.
    const beside = source === "table" || (source === "line" && lines.holding(span(labelRange, range)) !== null);
    return beside && value !== "" && !code.touching(range) && !boxes.touching(range) ? [range] : [];
  });
  return [
    ...[...measured, ...compared, ...cells, ...later, ...placeholders].filter((range) => isLater(phaseOf(range))),
    ...fields,
  ];
}
