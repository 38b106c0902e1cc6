import type { Block, Cell, Document } from "../../model/document.ts";
import type { Subject } from "../../model/subject.ts";
import { cellUnder, saysNone } from "../tables/columns.ts";
import { looksExact } from "./exact.ts";

const commandHeader =
  /^(?:exact )?(?:command|commands|cmd|befehl|befehle|commande|commandes|comando|comandos|comandi|opdracht|polecenie|lệnh)(?!\p{L})|^コマンド|^命令/iu;

/** A command with the step that it is for. */
export interface WrittenCommand {
  /** The step's name. */
  readonly step: string;
  readonly cell: Cell;
}

/** The commands of every table of the kind's sections that has a column of commands, and of the tables that hold steps. */
export function commandsOf({ document, rowsOf, sectionOf }: Subject): readonly WrittenCommand[] {
  const found = new Map<string, WrittenCommand>();
  const add = (cells: readonly Cell[], cell: Cell | null | undefined): void => {
    if (!cell) return;
    const key = `${cell.range.line}:${cell.range.column}`;
    found.set(key, { step: cells.find((it) => /\p{L}/u.test(it.text) && it !== cell)?.text ?? "", cell });
  };
  for (const content of ["deploy-steps", "rollback-steps"] as const) {
    for (const { cells } of rowsOf(content)) add(Object.values(cells), cells.Command);
  }
  for (const table of document.tables) {
    if (sectionOf(table.range) === null) continue;
    for (const row of table.rows) add(row, cellUnder(table, row, commandHeader));
  }
  return [...found.values()].sort((a, b) => a.cell.range.line - b.cell.range.line);
}

/** Whether a cell gives the command, says how it is done by hand, or that none is needed. */
export function givesCommand({ text, code }: Cell): boolean {
  return text !== "" && (code || saysNone(text) || /^n\/a\b/i.test(text) || looksExact(text));
}

/** Items of the sections that hold steps which give neither a command nor a limit to check. */
export function vagueItems({ document, kind, sectionOf }: Subject): readonly Block[] {
  const keys = new Set((kind?.sections ?? []).filter((it) => it.holds.includes("steps")).map((it) => it.slug));
  if (keys.size === 0) return [];
  const fields = new Set(document.fields.map((it) => it.labelRange.line));
  const limits = new Set(document.criteria.filter((it) => it.class !== "vague").map((it) => it.range.line));
  const vague = new Map<Block, boolean>();
  let item: Block | null = null;
  for (const block of document.blocks) {
    if (!keys.has(sectionOf(block.range) ?? "")) continue;
    if (!isInside(block)) item = block.type === "item" ? block : null;
    if (item === null || fields.has(item.range.line) || saysNone(item.text)) continue;
    const isExact = block.code || limits.has(block.range.line) || looksExact(block.text);
    vague.set(item, (vague.get(item) ?? true) && !isExact);
  }
  return [...vague].filter(([, it]) => it).map(([it]) => it);
}

/** Whether a block belongs to the item before it. */
function isInside({ type, depth }: Block): boolean {
  return type === "item" ? depth > 1 : depth > 0;
}

/** Whether a placeholder stands in a block: then that is what is reported. */
export function holdsPlaceholder({ range }: Block, { placeholders }: Document): boolean {
  return placeholders.some((it) => it.range.line >= range.line && it.range.line <= range.endLine);
}
