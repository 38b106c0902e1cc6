import type { Approval, Document } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import type { Edit, Lines, Words } from "./fill-approval-text.ts";

/**
 * Edits that write a signature behind a task or a line without labels, best first: in the places left open, in place of
 * an older signature, or at the end of the line.
 *
 * @param leftOut what no approval covers: the tail of a task is part of it
 */
export function tailEdits(
  lines: Lines,
  document: Document,
  approval: Approval,
  words: Words,
  leftOut: readonly Range[],
): readonly (readonly Edit[])[] {
  const { range, gate } = approval;
  const spoken = words.status.slice(0, 1).toLowerCase() + words.status.slice(1);
  // "2 errors, 2026" would be a date.
  const said = /\d/.test(spoken) ? [words.at, spoken] : [spoken, words.at];
  const write = (says: boolean): string => [words.name, ...(says ? said : [words.at]), words.digest].join(", ");
  const contents = (words.plain && gate !== null ? [false, true] : [true]).map(write);
  const tail = tailOf(approval, leftOut);
  return contents.flatMap((content) =>
    (tail ? replaceTail(lines, document, approval, tail, content) : []).concat(
      tail ? [] : append(lines, range, content),
    ),
  );
}

function tailOf({ range, gate, fillIns }: Approval, leftOut: readonly Range[]): Range | null {
  const end = gate?.range ?? range;
  const inside = leftOut.filter(
    (it) =>
      it.line === range.line &&
      it.column >= range.column &&
      (it.endLine < end.endLine ||
        (it.endLine === end.endLine && it.endColumn <= Math.max(end.endColumn, range.endColumn))) &&
      !fillIns.some((filled) => filled.line === it.line && filled.column === it.column),
  );
  return inside[0] ?? null;
}

function replaceTail(
  lines: Lines,
  { placeholders }: Document,
  { name, date, status, digest }: Approval,
  tail: Range,
  content: string,
): readonly (readonly Edit[])[] {
  const from = lines.offset(tail.line, tail.column);
  const to = lines.offset(tail.endLine, tail.endColumn);
  const text = lines.text.slice(from, to);
  const places = [name, date, status, digest].flatMap((sign) => {
    const at = sign === "" ? -1 : text.indexOf(sign);
    return at < 0 ? [] : [{ from: from + at - (text[at - 1] === "@" ? 1 : 0), to: from + at + sign.length }];
  });
  const open = placeholders
    .map(({ range }) => ({
      from: lines.offset(range.line, range.column),
      to: lines.offset(range.endLine, range.endColumn),
    }))
    .filter((it) => it.from >= from && it.to <= to);
  const signs = [...places, ...open];
  const first = Math.min(...signs.map((it) => it.from));
  const last = Math.max(...signs.map((it) => it.to));
  const isSafe = signs.length > 0 && (name === "" || text.includes(name));
  const whole = { from, to, by: ` — ${content}` };
  const end = Math.min(to, lines.span(tail.line).to);
  return [
    ...(isSafe ? [[{ from: first, to: last, by: content }]] : []),
    // Text on further lines may be no signature, and stays where that reads as well.
    ...(end < to ? [[{ ...whole, to: end }]] : []),
    [whole],
  ];
}

const comments = /(?:[ \t]*<!--(?:(?!-->).)*-->)*[ \t]*$/;

/** At the end of the line, before comments and blanks; else right behind the text and the marks that close it. */
function append(lines: Lines, range: Range, content: string): readonly (readonly Edit[])[] {
  const { from, to } = lines.span(range.line);
  const line = lines.text.slice(from, to);
  const end = from + line.replace(comments, "").length;
  const near = range.line === range.endLine ? lines.offset(range.line, range.endColumn) : end;
  const closed = near + (/^[*_~]+/.exec(lines.text.slice(near, to))?.[0].length ?? 0);
  return [...new Set([end, closed])].map((at) => [{ from: at, to: at, by: ` — ${content}` }]);
}
