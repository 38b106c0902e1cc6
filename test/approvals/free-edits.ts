import { findLeftOut } from "../../src/approvals/left-out.ts";
import type { ReadSubject } from "../../src/engine/read-subject.ts";
import type { Approval, Document } from "../../src/model/document.ts";
import type { Phase } from "../../src/model/kind.ts";
import type { Range } from "../../src/model/position.ts";
import { canonicalTree } from "../../src/reading/canonical.ts";
import { offsetOf, textOf } from "../mutations/text.ts";

/** A change that an approval must not mind. */
export interface Edit {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Texts with edits that do not overlap applied. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  let edited = text;
  for (const { start, end, text: by } of edits.toSorted((a, b) => b.start - a.start)) {
    edited = edited.slice(0, start) + by + edited.slice(end);
  }
  return edited;
}

/** What people do to a document after it was approved in a phase, without changing what was approved. */
export function freeEdits(text: string, read: ReadSubject, phase: Phase): readonly Edit[] {
  const { document, phaseOf } = read.subject;
  const replace = (name: string, range: Range, by: string): Edit => {
    const start = offsetOf(text, range.line, range.column);
    return { name, start, end: offsetOf(text, range.endLine, range.endColumn), text: by };
  };
  const later = findLeftOut(read.subject, canonicalTree(read.source), phase);
  const own = new Set(document.approvals.flatMap(({ gate }) => gate?.range.line ?? []));
  const signed = document.approvals.flatMap((it) => signatures(it, text, replace));
  const ticks = later.boxes
    .filter(({ line }) => !own.has(line))
    .map((box) => {
      const written = textOf(text, box);
      const other = /x/i.test(written) ? "[ ]" : written === "☑" ? "☐" : written === "[ ]" ? "[x]" : written;
      return replace(`tick at ${box.line}`, box, other);
    });
  const measured = document.criteria.flatMap(({ measured: value }) =>
    value && phaseOf(value.range) !== phase && later.texts.some((it) => it.line === value.range.line)
      ? [replace(`measured at ${value.range.line}`, value.range, "17 ms")]
      : [],
  );
  return [...signed, ...ticks, ...measured, ...statusEdits(text, document)];
}

/** Signing a row or a task, and taking the signature back. */
function signatures(
  { nameRange, dateRange, statusRange, fillIns, gate, range }: Approval,
  text: string,
  replace: (name: string, range: Range, by: string) => Edit,
): readonly Edit[] {
  if (gate === null) {
    const cells = [nameRange, statusRange, dateRange].filter((it) => fillIns.includes(it));
    return cells.map((it, at) =>
      replace(`sign cell ${at} at ${range.line}`, it, ["Mia Brandt", "OK", "2026-11-21"][at] ?? ""),
    );
  }
  const line = text.split("\n")[gate.range.line - 1] ?? "";
  const head = /^(.*?\[.\].*?)(?: — .*)?$/.exec(line)?.[1] ?? line;
  const whole = { line: gate.range.line, column: 1, endLine: gate.range.line, endColumn: line.length + 1 };
  const signed = `${head.replace(/\[.\]/, "[x]")} — Mia Brandt, 2026-11-21`;
  const unsigned = head.replace(/\[.\]/, "[ ]");
  return [replace(`sign line ${range.line}`, whole, line === signed ? unsigned : signed)];
}

function statusEdits(text: string, { frontMatter }: Document): readonly Edit[] {
  const at = frontMatter.positions.get("/status");
  if (!at) return [];
  const start = offsetOf(text, at.line, at.column);
  return [{ name: "status", start, end: offsetOf(text, at.endLine, at.endColumn), text: "approved" }];
}
