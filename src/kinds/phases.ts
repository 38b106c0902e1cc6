import type { Document } from "../model/document.ts";
import type { Phase } from "../model/kind.ts";
import type { Range } from "../model/position.ts";
import type { ApprovalMatch, GateMatch, Subject } from "../model/subject.ts";
import { splitPointer } from "./json.ts";
import type { Placement } from "./place-sections.ts";
import { contains } from "./ranges.ts";
import { phaseAlong, type SchemaNode } from "./schema.ts";
import type { LocatedView } from "./view.ts";

interface Zone {
  readonly range: Range;
  /** The phase of what is expected there; else the pointer by which the schema tells it. */
  readonly says: { readonly phase: Phase | null } | { readonly pointer: string };
  /** 0 for gates and approvals, which win over what is smaller. */
  readonly rank: 0 | 1;
  /** Keys of its pointer: of two zones with the same text the inner one counts. */
  readonly depth: number;
}

/**
 * Looks up phase and declared section of any place in a document. The phase of a gate or an approval is that of the one
 * expected, wherever it was moved; else the nearest that the schema gives for the cell, the field or the section.
 */
export function indexPhases(context: {
  readonly document: Document;
  readonly schema: SchemaNode;
  readonly placement: Placement;
  readonly located: LocatedView;
  readonly gates: readonly GateMatch[];
  readonly approvals: readonly ApprovalMatch[];
}): Pick<Subject, "phaseOf" | "sectionOf"> {
  const { document, schema, placement } = context;
  const keyAt = (line: number): string | null => {
    let low = 0;
    let high = document.sections.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((document.sections[middle]?.range.line ?? 0) <= line) low = middle + 1;
      else high = middle;
    }
    return placement.ownerOf(document.sections[low - 1] ?? null);
  };
  const declared = new Set([...placement.declared.values()].map((it) => it.key));
  const sectionOf = (range: Range): string | null => {
    const key = keyAt(range.line);
    return key !== null && declared.has(key) ? key : null;
  };
  let byLine: ReadonlyMap<number, readonly Zone[]> | null = null;
  const phaseOf = (range: Range): Phase | null => {
    byLine ??= zonesByLine(context);
    const zones = byLine.get(range.line) ?? [];
    const holding = zones.filter((it) => contains(it.range, range));
    const nearest = (holding.length > 0 ? holding : zones.filter((it) => startsIn(it.range, range))).sort(
      byNearness,
    )[0];
    if (nearest)
      return "phase" in nearest.says ? nearest.says.phase : phaseAlong(schema, splitPointer(nearest.says.pointer));
    const key = sectionOf(range);
    if (key !== null) return phaseAlong(schema, ["sections", key]);
    const inFrontMatter = range.line <= (document.frontMatter.range?.endLine ?? 0);
    return phaseAlong(schema, [inFrontMatter ? "facts" : "preamble"]);
  };
  return { phaseOf, sectionOf };
}

function byNearness(a: Zone, b: Zone): number {
  const lines = ({ range }: Zone): number => range.endLine - range.line;
  const columns = ({ range }: Zone): number => range.endColumn - range.column;
  return a.rank - b.rank || lines(a) - lines(b) || columns(a) - columns(b) || b.depth - a.depth;
}

/** Zones with a phase of their own, by every line they touch. */
function zonesByLine(context: Parameters<typeof indexPhases>[0]): ReadonlyMap<number, readonly Zone[]> {
  const byLine = new Map<number, Zone[]>();
  const add = (zone: Zone): void => {
    for (let line = zone.range.line; line <= zone.range.endLine; line++) {
      const zones = byLine.get(line);
      if (zones) zones.push(zone);
      else byLine.set(line, [zone]);
    }
  };
  const expect = (range: Range, phase: Phase | null): void => add({ range, says: { phase }, rank: 0, depth: 0 });
  for (const { gate, expected } of context.gates) if (gate) expect(gate.range, expected.phase);
  for (const { approval, expected } of context.approvals) if (approval) expect(approval.range, expected.phase);
  for (const [pointer, range] of context.located.ranges) {
    const depth = pointer.split("/").length - 1;
    // Sections are found by their lines: as ranges they have only their heading.
    if (depth <= 2 || pointer.startsWith("/facts/")) continue;
    // A box stands before its item's text, and belongs to it.
    const from = /\/items\/[^/]*$/.test(pointer) ? { ...range, column: 1 } : range;
    add({ range: from, says: { pointer }, rank: 1, depth });
  }
  return byLine;
}

function startsIn(outer: Range, inner: Range): boolean {
  return contains(outer, { ...inner, endLine: inner.line, endColumn: inner.column });
}
