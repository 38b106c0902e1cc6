/**
 * The first place from an offset on (the start of a line, or the end of the text) where a document can be cut so that
 * its two parts parse as they do together. There every paragraph, table, quote and list has ended, or the next item
 * of an outermost bullet list begins. Only a fence or HTML that stands in no container may reach across: the caller
 * sees that from the first part's last block.
 */
export function findCut(text: string, from: number): number {
  for (let end = text.indexOf("\n", from); end >= 0; end = text.indexOf("\n", end + 1)) {
    const start = end + 1;
    if (/^#{1,6}[ \t]|^[-*+] [\p{L}[]/u.test(text.slice(start, start + 8))) return start;
    // Behind an empty line nothing goes on but what is indented and lists of numbers or unusual bullets.
    if (/^[^\s\-*+\d]/.test(text.slice(start, start + 1)) && isBlankBefore(text, end)) return start;
  }
  return text.length;
}

/**
 * The same, at the first place behind which plain blocks may follow. No list is cut there, unless that would make a part
 * that reaches beyond `limit`.
 */
export function findPlainCut(text: string, from: number, limit: number): number {
  for (let end = text.indexOf("\n", from); end >= 0 && end < limit; end = text.indexOf("\n", end + 1)) {
    const start = end + 1;
    const code = text.charCodeAt(start);
    if (code === 35 && /^#{1,6}[ \t]/.test(text.slice(start, start + 8))) return start;
    if (/^(?:[^\s\-*+\d]|\*{1,2}[^\s*]|\d+[^\d.)])/.test(text.slice(start, start + 12)) && isBlankBefore(text, end))
      return start;
  }
  return findCut(text, Math.max(from, limit));
}

/** Whether the line that ends at an offset is blank. */
function isBlankBefore(text: string, end: number): boolean {
  for (let at = end - 1; at >= 0; at--) {
    const unit = text[at];
    if (unit === "\n") return true;
    if (unit !== " " && unit !== "\t" && unit !== "\r") return false;
  }
  return true;
}
