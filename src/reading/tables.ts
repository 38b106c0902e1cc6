import type { Cell, Table } from "../model/document.ts";
import { type Grid, offsets, type Part } from "./outline.ts";
import type { Reading } from "./read.ts";

/** Every table with the text of its cells; a short row is filled up with empty cells at its end. */
export function readTables({ source, outline }: Reading): readonly Table[] {
  const cellOf = (part: Part): Cell => {
    const { start, end } = offsets(part.node);
    const code = part.phrase.spans.some(({ kind }) => kind === "code");
    return { text: part.phrase.text.replace(/\s+/g, " ").trim(), code, range: source.range(start, end) };
  };
  const tableOf = (grid: Grid): Table => {
    const [header = [], ...body] = grid.rows;
    const rows = body.map((row, at) => {
      const end = offsets(grid.node.children[at + 1] ?? grid.node).end;
      const missing: Cell = { text: "", code: false, range: source.range(end, end) };
      return [...row.map(cellOf), ...Array<Cell>(Math.max(0, header.length - row.length)).fill(missing)];
    });
    const { start, end } = offsets(grid.node);
    return {
      columns: header.map(cellOf),
      rows,
      section: grid.section,
      labels: grid.labels,
      range: source.range(start, end),
    };
  };
  return outline.grids.map(tableOf);
}
