import type { Comment } from "../model/document.ts";
import type { Suppression } from "../model/subject.ts";

/** A suppression as written: the lines on which it holds. */
export interface WrittenSuppression {
  readonly comment: Comment;
  /** "" when it names no rule. */
  readonly rule: string;
  readonly reason: string;
  /** First and last line (1-based, inclusive) it covers. */
  readonly from: number;
  readonly to: number;
}

const directive = /^deploydoc-(disable-next-line|disable|enable)(?:\s+(\S.*)?)?$/s;

/**
 * The suppressions of a document: `deploydoc-disable-next-line RULE -- reason` holds on the next line that has text,
 * `deploydoc-disable RULE -- reason` until `deploydoc-enable RULE` (or `deploydoc-enable`) or the document's end.
 * Several rules may be named, with commas between them. `isBlank` tells of a 1-based line.
 */
export function readSuppressions(
  comments: readonly Comment[],
  lastLine: number,
  isBlank: (line: number) => boolean,
): readonly WrittenSuppression[] {
  const found: WrittenSuppression[] = [];
  const open: WrittenSuppression[] = [];
  for (const comment of comments) {
    const match = directive.exec(comment.text);
    if (!match) continue;
    const [rules = "", ...reasons] = (match[2] ?? "").split(/(?:^|(?<!\s)\s+)--\s+/);
    const reason = reasons.join(" -- ").trim();
    const names = [...new Set(rules.split(/[\s,]+/))].filter((it) => it !== "");
    if (match[1] === "enable") {
      close(open, names, comment.range.line, found);
      continue;
    }
    for (const rule of names.length === 0 ? [""] : names) {
      const from = comment.range.endLine + 1;
      if (match[1] === "disable") open.push({ comment, rule, reason, from, to: lastLine });
      else {
        let line = from;
        while (line < lastLine && isBlank(line)) line++;
        found.push({ comment, rule, reason, from: line, to: line });
      }
    }
  }
  return [...found, ...open].sort((a, b) => a.from - b.from);
}

function close(open: WrittenSuppression[], names: readonly string[], line: number, found: WrittenSuppression[]): void {
  for (let at = open.length - 1; at >= 0; at--) {
    const suppression = open[at];
    if (!suppression || (names.length > 0 && !names.includes(suppression.rule))) continue;
    found.push({ ...suppression, to: line });
    open.splice(at, 1);
  }
}

/**
 * Splits findings into those that stay and what came of each suppression. One without a reason, of an unknown rule, of a
 * rule that may not be suppressed, or that is not trusted keeps nothing out: a gate fails closed. One that covers only a
 * fault that is `waiting` until it is due is in use already.
 */
export function applySuppressions<Finding extends Placed>(
  findings: readonly Finding[],
  waiting: readonly Placed[],
  written: readonly WrittenSuppression[],
  isKnown: (rule: string) => boolean,
  isSuppressible: (rule: string) => boolean,
  isTrusted: (written: WrittenSuppression, line: number) => boolean,
): {
  readonly kept: readonly Finding[];
  readonly suppressed: readonly { readonly finding: Finding; readonly justification: string }[];
  readonly suppressions: readonly Suppression[];
} {
  const removed = new Map<Finding, string>();
  const suppressions = written.map((it): Suppression => {
    const { comment, rule, reason, from, to } = it;
    const base = { comment, rule, reason };
    if (!isKnown(rule)) return { ...base, outcome: "unknown" };
    const covers = (placed: Placed): boolean =>
      placed.rule === rule && from <= placed.range.line && placed.range.line <= to;
    const covered = findings.filter(covers);
    if (covered.length === 0 && !waiting.some(covers)) return { ...base, outcome: "unused" };
    if (!isSuppressible(rule)) return { ...base, outcome: "refused" };
    const trusted = covered.filter(({ range }) => isTrusted(it, range.line));
    if (reason !== "") for (const finding of trusted) removed.set(finding, removed.get(finding) ?? reason);
    return { ...base, outcome: reason !== "" && trusted.length < covered.length ? "untrusted" : "used" };
  });
  const suppressed = [...removed].map(([finding, justification]) => ({ finding, justification }));
  return { kept: findings.filter((it) => !removed.has(it)), suppressed, suppressions };
}

/** A rule's word about a place. */
interface Placed {
  readonly rule: string;
  readonly range: { readonly line: number };
}

/** Tells of the lines of a text (from 1) whether they are blank. */
export function blankLines(text: string): (line: number) => boolean {
  let lines: readonly string[] | null = null;
  return (line) => {
    lines ??= text.split(/\r\n|\n|\r/);
    return (lines[line - 1] ?? "").trim() === "";
  };
}
