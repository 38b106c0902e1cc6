import type { Finding, Fix } from "../model/finding.ts";
import { parse } from "../reading/parse.ts";
import { alignTouched, applyFixes, withoutConflicts } from "./fix-apply.ts";
import { type Objection, objectionTo } from "./fix-check.ts";
import { missingFrontMatter } from "./fix-front-matter.ts";
import { type Judged, type LintContext, type LintRequest, lint } from "./lint.ts";

/** A document after its fixes. */
export interface FixedDocument {
  readonly path: string;
  /** Without byte-order mark. */
  readonly text: string;
  /** How many faults were mended. */
  readonly mended: number;
  /** How many fixes were left out because somebody has signed what they would change. */
  readonly signed: number;
}

/** How often a document is read again for fixes that wait for others. */
const mostPasses = 10;

/** How often a folder is gone through again: what the plan says may let another document be mended. */
const mostRounds = 4;

/** How often one document is judged in a round. */
const mostTries = 200;

/**
 * Mends what is certain in the documents of a request that are judged. The text is read again after each pass: a fix that
 * does not mend its finding, adds one, changes what else is read, or makes an approval stale is taken back. Throws a
 * ConfigError when a kind is a team's own and its pair is broken.
 */
export async function fixDocuments(request: LintRequest, context: LintContext): Promise<readonly FixedDocument[]> {
  const fixed = new Map<string, FixedDocument>();
  const all = new Set(request.files.map((it) => it.path));
  let { files } = request;
  let judged = await lint({ ...request, judged: all }, context);
  for (let round = 0; round < mostRounds; round++) {
    let mended = 0;
    for (const { path, text, oversize } of files) {
      // Of what is too large nothing was read, and nothing may be written.
      if (!request.judged.has(path) || oversize) continue;
      const judge = judgeWith({ ...request, files, judged: all }, context, path);
      const outcome = await fixDocument({ path, text, judged }, judge);
      fixed.set(path, { ...outcome, path, mended: outcome.mended + (fixed.get(path)?.mended ?? 0) });
      files = files.map((it) => (it.path === path ? { ...it, text: outcome.text } : it));
      judged = outcome.judged;
      mended += outcome.mended;
    }
    if (mended === 0 || files.length === 1) break;
  }
  return [...fixed.values()].map(({ path, text, mended, signed }) => ({ path, text, mended, signed }));
}

/** Judges all documents of a folder with another text of one; null when that was done too often. */
type Judge = (text: string) => Promise<readonly Judged[] | null>;

function judgeWith(request: LintRequest, context: LintContext, path: string): Judge {
  let tries = 0;
  return async (text) => {
    tries += 1;
    if (tries > mostTries) return null;
    const files = request.files.map((it) => (it.path === path ? { ...it, text } : it));
    return lint({ ...request, files }, context);
  };
}

/** A fix, and the finding that it mends; null for what no rule asks for. */
interface Offer extends Fix {
  readonly finding: Finding | null;
}

/** A text of the document and what comes of it. */
interface State {
  readonly path: string;
  readonly text: string;
  readonly judged: readonly Judged[];
}

async function fixDocument(start: State, judge: Judge): Promise<State & Pick<FixedDocument, "mended" | "signed">> {
  let taken: Taken = { state: start, mended: 0, signed: 0 };
  let mended = 0;
  for (let pass = 0; pass < mostPasses; pass++) {
    const offers = withoutConflicts(offersFor(taken.state));
    if (offers.length === 0) return { ...taken.state, mended, signed: 0 };
    taken = await take(taken.state, offers, judge);
    mended += taken.mended;
    if (taken.mended === 0) break;
  }
  return { ...taken.state, mended, signed: taken.signed };
}

/** What could be mended. A text that can't be read as a whole is left alone. */
function offersFor({ path, text, judged }: State): readonly Offer[] {
  const own = judged.find(({ result }) => result.path === path);
  if (!own) return [];
  const { document } = own.subject;
  if (document.unreadable.length > 0 || document.frontMatter.state === "broken") return [];
  const head = missingFrontMatter(own.subject, text);
  const offers = own.result.findings.flatMap((finding) => (finding.fix ? [{ ...finding.fix, finding }] : []));
  return head === null ? offers : [{ ...head, finding: null }, ...offers];
}

interface Taken {
  readonly state: State;
  readonly mended: number;
  readonly signed: number;
}

/** Makes as many of the fixes as can be made: all, else each half apart, the later one first so that places hold. */
async function take(state: State, offers: readonly Offer[], judge: Judge): Promise<Taken> {
  const outcome = await attempt(state, offers, judge);
  if (typeof outcome !== "string") return { state: outcome, mended: offers.length, signed: 0 };
  if (offers.length === 1) return { state, mended: 0, signed: Number(outcome === "signed") };
  const half = Math.ceil(offers.length / 2);
  const later = await take(state, offers.slice(half), judge);
  const earlier = await take(later.state, offers.slice(0, half), judge);
  return {
    state: earlier.state,
    mended: earlier.mended + later.mended,
    signed: earlier.signed + later.signed,
  };
}

/** The document with these fixes, or why they may not be made. */
async function attempt(before: State, offers: readonly Offer[], judge: Judge): Promise<State | Objection> {
  const { path } = before;
  const { text, applied } = applyFixes(before.text, offers);
  const judged = await judge(text);
  if (judged === null) return "unmended";
  const [source, changed] = [parse(before.text), parse(text)];
  const replaced = applied.map((it) => source.range(it.before.start, it.before.end));
  const written = applied.map((it) => changed.range(it.after.start, it.after.end));
  const mended = offers.flatMap(({ finding }) => finding ?? []);
  const objection = objectionTo({ path, before: before.judged, after: judged, mended, replaced, written });
  if (objection !== null) return objection;
  const lines = new Set(replaced.map(({ line }) => line));
  return align(before, { path, text, judged }, (line) => lines.has(line), judge);
}

/** The same with its touched tables aligned, as long as that changes nothing. */
async function align(before: State, after: State, isTouched: (line: number) => boolean, judge: Judge): Promise<State> {
  const { path } = after;
  const text = alignTouched(readText(before), readText(after), isTouched);
  if (text === after.text) return after;
  const judged = await judge(text);
  const nothing = { mended: [], replaced: [], written: [] };
  if (judged === null || objectionTo({ path, before: after.judged, after: judged, ...nothing }) !== null) return after;
  return { path, text, judged };
}

function readText({ path, text, judged }: State): Parameters<typeof alignTouched>[0] {
  const own = judged.find(({ result }) => result.path === path);
  if (!own) throw new Error(`${path} was not judged`);
  return { text, document: own.subject.document };
}
