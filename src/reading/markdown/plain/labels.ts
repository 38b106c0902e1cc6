/** A label has at most 999 units. */
const longestLabel = 1_000;

/**
 * Whether a text may define a label (`[a]: b`, `[^1]: b`). Nothing but marks of containers stands before one in its line,
 * and no bracket in it but behind a backslash, so the bracket before each `]:` tells.
 */
export function mayDefineLabels(text: string, from: number): boolean {
  for (let close = text.indexOf("]:", from); close >= 0; close = text.indexOf("]:", close + 2)) {
    const earliest = Math.max(from, close - longestLabel);
    const open = earliest + text.slice(earliest, close).lastIndexOf("[");
    if (open < earliest) continue;
    let at = open - 1;
    while (at >= from && /[ \t>*+\-\d.)]/.test(text[at] ?? "")) at--;
    if (at < from || text[at] === "\n" || text[at] === "\\") return true;
  }
  return false;
}
