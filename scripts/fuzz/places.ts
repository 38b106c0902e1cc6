import type { Range } from "../../src/model/position.ts";

function isRange(value: object): value is Range {
  return "line" in value && "column" in value && "endLine" in value && "endColumn" in value;
}

/** Every range of a value that stands outside of the text or is out of order, in words. */
export function findMisplaced(value: unknown, text: string): readonly string[] {
  const lines = text.split(/\r\n|\n|\r/);
  const found: string[] = [];
  const seen = new Set<object>();
  const visit = (it: unknown, path: string): void => {
    if (typeof it !== "object" || it === null || seen.has(it) || found.length > 0) return;
    seen.add(it);
    if (isRange(it)) {
      const fault = faultOf(it, lines);
      if (fault !== null) found.push(`${path.replaceAll(/\d+/g, "N")} ${fault}: ${JSON.stringify(it)}`);
    } else if (it instanceof Map) for (const [key, entry] of it) visit(entry, `${path}/${key}`);
    else for (const [key, entry] of Object.entries(it)) visit(entry, `${path}/${key}`);
  };
  visit(value, "");
  return found;
}

function faultOf({ line, column, endLine, endColumn }: Range, lines: readonly string[]): string | null {
  if (![line, column, endLine, endColumn].every((it) => Number.isInteger(it) && it >= 1)) return "is no place";
  if (endLine < line || (endLine === line && endColumn < column)) return "ends before it starts";
  const [first, last] = [lines[line - 1], lines[endLine - 1]];
  if (first === undefined || last === undefined) return "is on no line";
  if (column > first.length + 1 || endColumn > last.length + 1) return "is behind its line";
  return splitsCharacter(first, column) || splitsCharacter(last, endColumn) ? "stands inside a character" : null;
}

/** Whether a column stands between the two halves of a character. */
function splitsCharacter(line: string, column: number): boolean {
  return /^[\ud800-\udbff][\udc00-\udfff]$/.test(line.slice(column - 2, column)) && column >= 2;
}
