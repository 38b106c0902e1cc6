/**
 * Pads the cells of every table of a rendered document, so that columns stand below each other whatever the facts. A
 * table is a run of lines that begin with a pipe; text in fences stays as it is. Padding changes no cell's content.
 */
export function alignTables(markdown: string): string {
  const lines = markdown.split("\n");
  const aligned: string[] = [];
  let fence: string | null = null;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1] ?? null;
    if (mark !== null && (fence === null || mark.startsWith(fence))) fence = fence === null ? mark : null;
    const isTable = fence === null && line.startsWith("|") && /^\|[ :|-]+$/.test(lines[at + 1] ?? "");
    if (!isTable) {
      aligned.push(line);
      continue;
    }
    const end = lines.findIndex((it, index) => index > at && !it.startsWith("|"));
    const rows = lines.slice(at, end === -1 ? undefined : end);
    aligned.push(...alignRows(rows));
    at += rows.length - 1;
  }
  return aligned.join("\n");
}

function alignRows(rows: readonly string[]): readonly string[] {
  const cells = rows.map(splitRow);
  const texts = cells.filter((_, row) => row !== 1);
  const count = Math.max(...cells.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(3, ...texts.map((row) => lengthOf(row[column] ?? ""))),
  );
  return cells.map((row, index) => {
    const padded = row.map((cell, column) => pad(cell, widths[column] ?? 0, index === 1));
    return `| ${padded.join(" | ")} |`;
  });
}

/** The cells of a row; a pipe after a backslash belongs to its cell. */
function splitRow(line: string): readonly string[] {
  const cells = [""];
  for (const [part] of line
    .trim()
    .slice(1)
    .matchAll(/\\.|\||[^\\|]+|\\$/gu)) {
    if (part === "|") cells.push("");
    else cells.push((cells.pop() ?? "") + part);
  }
  const last = cells.at(-1)?.trim() === "" ? cells.slice(0, -1) : cells;
  return last.map((cell) => cell.trim());
}

function pad(cell: string, width: number, isRule: boolean): string {
  if (!isRule) return cell + " ".repeat(Math.max(0, width - lengthOf(cell)));
  const [left, right] = [cell.startsWith(":") ? ":" : "", cell.length > 1 && cell.endsWith(":") ? ":" : ""];
  return left + "-".repeat(width - left.length - right.length) + right;
}

/** Characters as a reader counts them, near enough for padding. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}
