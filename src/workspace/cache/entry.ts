import { createHash } from "node:crypto";
import type { Span } from "../../model/clock.ts";
import type { DeploymentOverview } from "../../model/overview.ts";
import type { LintResult } from "../../model/result.ts";
import type { Group } from "../groups.ts";
import { showPath } from "../paths.ts";
import { isKeptResult, isOverview, type KeptResult } from "./result-shape.ts";
import { isNumber, listOf, objectOf, orNull } from "./shape.ts";

/** What an entry holds: what became of a group, and from when until when that is so (null: for ever). */
interface Kept {
  readonly from: number | null;
  readonly until: number | null;
  readonly results: readonly KeptResult[];
  /** The deployment as a whole; null outside one. */
  readonly overview: DeploymentOverview | null;
}

const isKept = objectOf<Kept>({
  from: orNull(isNumber),
  until: orNull(isNumber),
  results: listOf(isKeptResult),
  overview: orNull(isOverview),
});

/** An entry begins with this, the group's key and a digest of what follows. The number counts the forms that entries have had. */
const signature = "deploydoc-cache-1";

/** The judged documents of a group, as they are shown, with the text that their result holds. */
function judgedOf({ files, judged, basis }: Group): readonly { readonly path: string; readonly text: string }[] {
  const wanted = new Set(judged);
  const found = files.filter(({ path }) => wanted.has(path));
  return found.map(({ path, text, oversize }) => ({ path: showPath(path, basis.cwd), text: oversize ? "" : text }));
}

/** An entry for the results of a group; null for results that can't be told from others once they are written. */
export function writeEntry(group: Group, key: string, results: readonly LintResult[], span: Span): string | null {
  const judged = judgedOf(group);
  const isPlain =
    results.length === judged.length &&
    results.every(({ path, text }, at) => path === judged[at]?.path && text === judged[at]?.text);
  if (!isPlain) return null;
  const kept: Kept = {
    from: Number.isFinite(span.from) ? span.from : null,
    until: Number.isFinite(span.until) ? span.until : null,
    results: results.map(({ text: _, overview: __, ...result }) => result),
    overview: results[0]?.overview ?? null,
  };
  let isExact = true;
  const body = JSON.stringify(kept, (_, value: unknown) => {
    // JSON has no infinity, and would make it null.
    if (typeof value === "number" && !Number.isFinite(value)) isExact = false;
    return value;
  });
  return isExact ? `${signature} ${key} ${digestOf(body)}\n${body}` : null;
}

/**
 * The results that an entry holds for a group, where it is one for this key, whole, and true at that moment; else null. Whatever the
 * bytes are, it does not throw.
 */
export function readEntry(bytes: Uint8Array, group: Group, key: string, now: Date): readonly LintResult[] | null {
  const end = bytes.indexOf(0x0a);
  const body = bytes.subarray(end + 1);
  const head = new TextDecoder("latin1").decode(bytes.subarray(0, Math.max(0, Math.min(end, 200))));
  if (head !== `${signature} ${key} ${digestOf(body)}`) return null;
  const kept = parse(body);
  if (kept === null || !isWithin(now.getTime(), kept)) return null;
  const judged = judgedOf(group);
  if (kept.results.length !== judged.length) return null;
  const results: LintResult[] = [];
  for (const [at, { path, kind, deployment, status, findings, suppressed }] of kept.results.entries()) {
    const document = judged[at];
    if (document?.path !== path) return null;
    const result = { path, kind, deployment, status, text: document.text, findings, suppressed };
    results.push(kept.overview === null ? result : { ...result, overview: kept.overview });
  }
  return results;
}

function parse(body: Uint8Array): Kept | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(body));
    return isKept(value) ? (value as Kept) : null;
  } catch {
    return null;
  }
}

function isWithin(now: number, { from, until }: Kept): boolean {
  return (from === null || now >= from) && (until === null || now < until);
}

function digestOf(body: string | Uint8Array): string {
  return createHash("sha256").update(body).digest("hex");
}
