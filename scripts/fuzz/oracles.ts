import { findLeftOut } from "../../src/approvals/left-out.ts";
import { project } from "../../src/approvals/projection.ts";
import { adopt } from "../../src/engine/adopt/adopt.ts";
import { defaultConfig } from "../../src/engine/default-config.ts";
import { exportDocument } from "../../src/engine/export.ts";
import { fillApproval } from "../../src/engine/fill-approval.ts";
import { fixDocuments } from "../../src/engine/fix.ts";
import { type Judged, type LintContext, type LintRequest, lint } from "../../src/engine/lint.ts";
import { type ReadSubject, readSubject } from "../../src/engine/read-subject.ts";
import { UsageError } from "../../src/errors.ts";
import { builtinKinds } from "../../src/kinds/builtin.ts";
import { stopClock } from "../../src/model/clock.ts";
import { phases } from "../../src/model/kind.ts";
import type { LintResult, ReportContext } from "../../src/model/result.ts";
import type { Subject } from "../../src/model/subject.ts";
import { canonicalTree } from "../../src/reading/canonical.ts";
import { renderHtml } from "../../src/reading/html/render.ts";
import { parse } from "../../src/reading/parse.ts";
import { reports } from "../../src/reports/index.ts";
import type { FuzzCase } from "./documents.ts";
import { findMisplaced } from "./places.ts";

/** What is wrong with what became of a case: the promise that is broken, and how. */
export interface FuzzFault {
  readonly oracle: string;
  readonly detail: string;
}

const now = new Date("2026-12-01T12:00:00Z");

/** The moment is fixed, or the same case would say another thing tomorrow. */
function contextOf({ status, gate }: FuzzCase): LintContext {
  return {
    config: defaultConfig("."),
    kinds: builtinKinds,
    clock: stopClock(now),
    as: status,
    gate,
    levels: {},
    gather: null,
  };
}

function requestOf({ path }: FuzzCase, text: string): LintRequest {
  return { files: [{ path, text }], plan: null, judged: new Set([path]), others: [] };
}

async function judge(it: FuzzCase, text: string): Promise<Judged> {
  const [judged] = await lint(requestOf(it, text), contextOf(it));
  if (!judged) throw new Error("nothing was judged");
  return judged;
}

async function exported({ path }: FuzzCase, text: string): Promise<string> {
  return JSON.stringify(await exportDocument({ path, text }, { kinds: builtinKinds }));
}

/** The canonical texts that approvals of some phases cover. */
function covered(subject: Subject, text: string, at: number): string {
  const source = parse(text);
  const nodes = canonicalTree(source);
  const phase = [...phases, null][at % (phases.length + 1)] ?? null;
  return project({ nodes, frontMatter: source.frontMatter.data, leaveOut: findLeftOut(subject, nodes, phase) });
}

const reportContext: ReportContext = {
  now,
  renderMarkdown: renderHtml,
  width: 80,
  colour: false,
  command: "lint",
  quiet: false,
  obstacles: [],
  notes: [],
  version: "1.2.3",
  rules: () => [],
  shard: null,
};

/** A promise that is not kept. */
class Broken extends Error {
  readonly oracle: string;

  constructor(oracle: string, detail: string) {
    super(detail);
    this.oracle = oracle;
  }
}

function expectSame(oracle: string, one: unknown, other: unknown): void {
  const [a, b] = [one, other].map((it) => (typeof it === "string" ? it : JSON.stringify(it)));
  if (a === b) return;
  const at = [...(a ?? "")].findIndex((unit, index) => unit !== b?.[index]);
  const from = Math.max(0, at - 60);
  throw new Broken(
    oracle,
    `${JSON.stringify(a?.slice(from, at + 60))} is not ${JSON.stringify(b?.slice(from, at + 60))}`,
  );
}

/** Whether what comes out of JSON is what went in: no undefined, no NaN, no function, no class. */
function isPlain(value: unknown): boolean {
  if (value === null || typeof value === "string" || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isPlain);
  return typeof value === "object" && Object.values(value).every(isPlain);
}

/**
 * Reads, judges, mends, covers and reports a text, and says which of the promises does not hold; null when all do. The rarer
 * ones are looked at in some of the cases alone, by number.
 */
export async function findFault(it: FuzzCase, number: number): Promise<FuzzFault | null> {
  try {
    await expectAll(it, number);
    return null;
  } catch (error) {
    if (error instanceof Broken) return { oracle: error.oracle, detail: error.message };
    const { stack = String(error) } = error as Error;
    return { oracle: "throws", detail: stack.split("\n").slice(0, 6).join("\n") };
  }
}

async function expectAll(it: FuzzCase, number: number): Promise<void> {
  const { text } = it;
  const { subject, result } = await judge(it, text);
  const [misplaced] = [
    findMisplaced(subject.document, result.text),
    findMisplaced(result.findings, result.text),
  ].flat();
  if (misplaced) throw new Broken("place", misplaced);
  const plain = { ...result, text: "" };
  if (!isPlain(plain)) throw new Broken("json", "the result has what JSON has not");
  expectSame("json", JSON.parse(JSON.stringify(result)), result);
  const reading = await exported(it, text);
  if (reading.length === 0) throw new Broken("export", "nothing was exported");
  const digest = covered(subject, text, number);
  // Without an offer nothing is mended. A document of a known kind may get all of its template's sections, which takes a
  // hundred times as long as judging it.
  const isOffered = result.findings.some(({ fix }) => fix !== null);
  if (number % 32 === 0 || (isOffered && (result.kind === null || number % 4 === 0))) await expectFixed(it, result);
  if (number % 4 === 0) await expectSameWithMark(it, result, reading, digest, number);
  if (number % 4 === 1) await expectSameWithLineEnds(it, number);
  const names = Object.keys(reports);
  const report = await reports[names[number % names.length] ?? "json"]?.();
  const shown = report?.render([result], reportContext) ?? "";
  if (shown !== "" && !shown.endsWith("\n")) throw new Broken("report", "the last line does not end");
  if (number % 16 === 3) await expectSigned(it, subject);
  if (number % 512 === 5) await expectAdopted(text);
}

/** With a byte-order mark nothing changes. It is another text to whatever remembers texts, so all is read anew. */
async function expectSameWithMark(
  it: FuzzCase,
  result: LintResult,
  reading: string,
  digest: string,
  number: number,
): Promise<void> {
  if (it.text.startsWith("\u{feff}")) return;
  const text = `\u{feff}${it.text}`;
  expectSame("deterministic findings", (await judge(it, text)).result, result);
  expectSame("deterministic reading", await exported(it, text), reading);
  expectSame("deterministic digest", covered((await judge(it, text)).subject, text, number), digest);
}

/** With other line ends findings, reading and digest are the same. */
async function expectSameWithLineEnds(it: FuzzCase, number: number): Promise<void> {
  const plain = it.text.replace(/\r\n?/g, "\n");
  const other = plain.replaceAll("\n", number % 8 === 1 ? "\r\n" : "\r");
  const told = async (text: string): Promise<unknown> => {
    const { findings, suppressed } = (await judge(it, text)).result;
    // A fix is written for its own text.
    const withoutFix = (finding: (typeof findings)[number]) => ({ ...finding, fix: finding.fix !== null });
    return [findings.map(withoutFix), suppressed.map(({ finding }) => withoutFix(finding))];
  };
  expectSame("line ends: findings", await told(other), await told(plain));
  expectSame("line ends: reading", await exported(it, other), await exported(it, plain));
  const digest = async (text: string): Promise<string> => covered((await judge(it, text)).subject, text, number);
  expectSame("line ends: digest", await digest(other), await digest(plain));
}

/** Mending twice is mending once, and a text without anything to mend stays as it is. */
async function expectFixed(it: FuzzCase, { text }: LintResult): Promise<void> {
  const [fixed] = await fixDocuments(requestOf(it, it.text), contextOf(it));
  if (!fixed) throw new Broken("fix", "nothing came back");
  if (fixed.mended === 0) {
    // What no finding asks for, the front matter, counts as mended, too.
    if (fixed.text.replace(/^\u{feff}/u, "") !== text) throw new Broken("fix", "changed without mending");
    return;
  }
  const [again] = await fixDocuments(requestOf(it, fixed.text), contextOf(it));
  expectSame("fix twice", again?.text, fixed.text);
  if (again?.mended !== 0) throw new Broken("fix twice", "a second run mended something");
}

/** Whoever signs gets the text with the signature or a reason, and signing again changes nothing. */
async function expectSigned(it: FuzzCase, subject: Subject): Promise<void> {
  const [approval] = subject.document.approvals;
  if (!approval) return;
  const digest = `d1:${"0".repeat(64)}`;
  const entry = {
    name: "Kim Park",
    at: "2026-11-21T10:00+01:00",
    digest,
    decision: "approved",
    despite: null,
  } as const;
  const reread = (text: string): Promise<ReadSubject> => readSubject({ path: it.path, text }, null, contextOf(it));
  const filled = await fillApproval(it.text, subject.document, approval, entry, reread);
  if ("refused" in filled) return;
  const after = await reread(filled.text);
  const own = after.subject.document.approvals.find(({ range }) => range.line === approval.range.line);
  if (!own) throw new Broken("sign", "the approval is gone");
  const again = await fillApproval(filled.text, after.subject.document, own, entry, reread);
  if (!("refused" in again)) expectSame("sign twice", again.text, filled.text);
}

/** A kind is made of the text, or it is said why not. */
async function expectAdopted(text: string): Promise<void> {
  try {
    await adopt(text, "own-kind");
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
  }
}
