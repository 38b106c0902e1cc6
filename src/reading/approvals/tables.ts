import type { Approval, Gate } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { type Grid, offsets, type Part } from "../outline.ts";
import type { Source } from "../parse.ts";
import { type Columns, type Content, columnsOf, filledIn } from "./columns.ts";
import { decide } from "./decision.ts";
import { dateIn, isNobody, isPlainRole, isRole, personIn, pieces } from "./person.ts";
import { digestIn, type Texts } from "./texts.ts";
import { isUnderApproval } from "./topic.ts";
import { type CellText, decisionOf, reservation } from "./verdict.ts";
import { vocabulary } from "./vocabulary.ts";
import { besideDate, besideRole, roleInTitle, roleName, said, tidy, withoutActs } from "./wording.ts";

/** What a row is read with. */
export interface TableContext {
  readonly source: Source;
  readonly texts: Texts;
  /** A known kind wants a date. */
  readonly dated: boolean;
}

const readColumns = (grid: Grid): Columns => columnsOf((grid.rows[0] ?? []).map((part) => part.phrase.text));

/** Whether the rows of a table are places to sign. */
function isForSigning(grid: Grid, columns: Columns, under: boolean): boolean {
  const who = (["role", "approver", "name"] as const).filter((it) => columns.has(it));
  const said = (["signature", "approved", "status", "date", "signedDate"] as const).some((it) => columns.has(it));
  if (who.length === 0 || !said) return false;
  if (under) return true;
  // Outside a sign-off an area, a team or an owner may own anything: it takes a role, a name or an approver.
  const strong = who.some((it) => !vocabulary.weakColumn.has(headerOf(grid, columns.get(it) ?? 0)));
  return strong && (columns.has("signature") || columns.has("approver") || columns.has("approved"));
}

function headerOf(grid: Grid, column: number): string {
  return grid.rows[0]?.[column]?.phrase.text ?? "";
}

/** Approvals of a table with columns for who signs and what they say; null when it is no such table. */
export function readSigningTable(grid: Grid, context: TableContext): readonly Approval[] | null {
  const columns = readColumns(grid);
  const under = isUnderApproval(grid);
  if (isForSigning(grid, columns, under)) {
    const rows = grid.rows.slice(1).map((cells, at) => ({ cells, row: at + 1 }));
    const filled = rows.filter(({ cells }) => cells.some((it) => it.phrase.text.trim() !== ""));
    return (filled.length > 0 ? filled : rows).map(({ row }) => readRow(grid, row, columns, context));
  }
  const verdict = columns.get("status") ?? columns.get("approved") ?? columns.get("signature");
  if (!under || verdict === undefined || (grid.rows[0]?.length ?? 0) < 2) return null;
  return grid.rows.slice(1).flatMap((_, at) => readItemRow(grid, at + 1, verdict, columns, context));
}

function readRow(grid: Grid, row: number, columns: Columns, context: TableContext): Approval {
  const cell = (content: Content): CellText | null => {
    const at = columns.get(content);
    return at === undefined ? null : cellAt(grid, row, at, context);
  };
  const roleCell = cell("role");
  const approver = cell("approver");
  const nameCell = cell("name") ?? approver;
  const signature = cell("signature");
  const approved = cell("approved");
  const status = cell("status");
  const dateCell = cell("date") ?? cell("signedDate");
  const struck = isStruck(grid, row, context);
  const role = struck
    ? struckRole(grid, row, columns)
    : roleOf(roleCell ?? firstCell(grid, row, columns, context), approver ?? nameCell);
  const verdicts = [status, approved, signature];
  const named = [nameCell, approver].map((it) => personIn(it?.text ?? "", true));
  // A known kind has a column for the name: initials beside an empty one do not say who signed.
  const signers = context.dated && nameCell !== null ? [] : verdicts;
  const name = firstFilled([
    ...named,
    besideRole(roleCell?.text ?? ""),
    ...signers.map((it) => personIn(it?.text ?? "", false)),
  ]);
  const spoken = spokenBeside(dateCell, verdicts);
  const told = decide(spoken) ?? decisionOf(status, approved, signature, cell("signedDate"), name);
  // The name under "Approved by" says that this person did, where no other column says it.
  const implied = name !== "" && verdicts.every((it) => it === null) && isByAct(grid, columns);
  const against = reservation([nameCell, approver]);
  const decision = struck ? null : (against ?? told ?? (implied ? "approved" : null));
  const written = firstFilled([...verdicts.map((it) => said(it?.text ?? "")), spoken]);
  const date = dateOf([dateCell, cell("signedDate"), approved, signature, status]);
  const place = [nameCell, approver, signature, roleCell].find((it) => it !== null);
  const range = rowRange(grid, row, context.source);
  return {
    role,
    name,
    status: written,
    decision,
    signed: name !== "" && decision === "approved" && (!context.dated || /\d/.test(date)),
    date,
    digest: digestOf(grid, row),
    section: grid.section,
    range,
    nameRange: place?.range ?? range,
    dateRange: (dateCell ?? approved ?? signature ?? status)?.range ?? range,
    statusRange: verdicts.find((it) => it !== null)?.range ?? range,
    fillIns: fillInsOf(grid, row, columns, context),
    gate: gateOf(grid, row, context.texts),
  };
}

/** Without a column for it a verdict may stand beside the date ("Approved 2026-11-20"); "" when none does. */
function spokenBeside(dateCell: CellText | null, verdicts: readonly (CellText | null)[]): string {
  const text = verdicts.every((it) => it === null) ? besideDate(dateCell?.text ?? "") : "";
  return decide(text) === null ? "" : text;
}

/** The cells of every column that a signer fills in; of two columns for a name both. */
function fillInsOf(grid: Grid, row: number, columns: Columns, context: TableContext): readonly Range[] {
  const places = new Set(filledIn.flatMap((it) => columns.get(it) ?? []));
  return [...places].sort((a, b) => a - b).map((at) => cellAt(grid, row, at, context).range);
}

/** A digest stands in a cell of its own, or beside the signature. */
function digestOf(grid: Grid, row: number): string {
  return digestIn((grid.rows[row] ?? []).map(({ phrase }) => phrase.text).join("\n"));
}

const firstFilled = (texts: readonly string[]): string => texts.find((it) => it !== "") ?? "";

/** A row `Item | Status` under a sign-off heading counts when it says who approved, or is a role's. */
function readItemRow(grid: Grid, row: number, verdict: number, columns: Columns, context: TableContext): Approval[] {
  const item = cellAt(grid, row, 0, context);
  const status = cellAt(grid, row, verdict, context);
  if (verdict === 0) return [];
  const name = personIn(status.text, false);
  const decision = decide(status.text) ?? (name !== "" && dateIn(status.text) ? "approved" : null);
  const act = vocabulary.acts.within(item.text) || (vocabulary.acts.within(status.text) && name !== "");
  if (!(isRoleItem(item.text) || (name !== "" && (act || decision !== null)))) return [];
  const dateColumn = columns.get("date") ?? columns.get("signedDate");
  const dateCell = dateColumn === undefined ? status : cellAt(grid, row, dateColumn, context);
  const date = dateOf([dateColumn === undefined ? null : dateCell, status]);
  const range = rowRange(grid, row, context.source);
  const signed = name !== "" && decision === "approved" && (!context.dated || /\d/.test(date));
  const role = isRoleItem(item.text) ? roleName(item.text) : roleInTitle(grid.section?.title ?? "");
  const gate = gateOf(grid, row, context.texts);
  return [
    {
      role,
      name,
      status: said(status.text),
      decision,
      signed,
      date,
      digest: digestOf(grid, row),
      section: grid.section,
      range,
      nameRange: status.range,
      dateRange: dateCell.range,
      statusRange: status.range,
      fillIns: fillInsOf(grid, row, columns, context),
      gate,
    },
  ];
}

/** "Technical lead", "Security sign-off". */
function isRoleItem(text: string): boolean {
  return isPlainRole(text) || (vocabulary.acts.within(text) && isPlainRole(withoutActs(text)));
}

function isByAct(grid: Grid, columns: Columns): boolean {
  const at = columns.get("approver");
  if (at === undefined || vocabulary.byAct.trailing(headerOf(grid, at)) === "") return false;
  // "To be approved by" names who is to.
  return (decide(headerOf(grid, at)) ?? "approved") === "approved";
}

/** The role of a row that is struck through: the row is void, and still tells whose it was. */
function struckRole(grid: Grid, row: number, columns: Columns): string {
  return tidy(grid.rows[row]?.[columns.get("role") ?? 0]?.phrase.text ?? "");
}

/** A first column of another name that holds a role ("Sign-off | Name | Date"). */
function firstCell(grid: Grid, row: number, columns: Columns, context: TableContext): CellText | null {
  if ([...columns.values()].includes(0)) return null;
  const first = cellAt(grid, row, 0, context);
  return isRole(first.text) ? first : null;
}

function roleOf(roleCell: CellText | null, nameCell: CellText | null): string {
  const role = tidy(roleCell?.text ?? "");
  if (besideRole(role) !== "") return tidy(pieces(role.replace(/[:：]/g, ","))[0] ?? "");
  if (role !== "") return role;
  const text = nameCell?.text ?? "";
  if (isNobody(text)) return "";
  return tidy(pieces(text).find((it) => isRole(it)) ?? "").replace(/^@/, "");
}

function dateOf(cells: readonly (CellText | null)[]): string {
  const [own, ...others] = cells;
  const text = own ? tidy(own.text) : "";
  if (own && !isNobody(own.text)) return dateIn(text)?.text ?? (/\d/.test(text) ? text : "");
  return others.map((it) => dateIn(it?.text ?? "")?.text ?? "").find((it) => it !== "") ?? "";
}

function cellAt(grid: Grid, row: number, column: number, { source, texts }: TableContext): CellText {
  const part: Part | undefined = grid.rows[row]?.[column];
  if (!part) {
    const end = offsets(grid.node.children[row] ?? grid.node).end;
    return { text: "", range: source.range(end, end) };
  }
  const { start, end } = offsets(part.node);
  return { text: texts.visible(part).trim(), range: source.range(start, end) };
}

function isStruck(grid: Grid, row: number, { texts }: TableContext): boolean {
  const filled = (grid.rows[row] ?? []).filter((it) => it.phrase.text.trim() !== "");
  return filled.length > 0 && filled.every(texts.isStruck);
}

function rowRange(grid: Grid, row: number, source: Source): Range {
  const { start, end } = offsets(grid.node.children[row] ?? grid.node);
  return source.range(start, end);
}

function gateOf(grid: Grid, row: number, texts: Texts): Gate | null {
  for (const { node } of grid.rows[row] ?? []) {
    const { start, end } = node.position ?? {};
    const gate = texts.gateIn({
      line: start?.line ?? 0,
      column: start?.column ?? 0,
      endLine: end?.line ?? 0,
      endColumn: end?.column ?? 0,
    });
    if (gate) return gate;
  }
  return null;
}
