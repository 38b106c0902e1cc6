import { factsOf } from "../deployment/facts.ts";
import { folderName, planKind } from "../deployment/identify.ts";
import { dueUnder, readStatus } from "../deployment/lifecycle.ts";
import { type Applied, applyKind } from "../kinds/apply.ts";
import type { Config, RuleSettings } from "../model/config.ts";
import type { Status } from "../model/deployment.ts";
import type { Document } from "../model/document.ts";
import type { Facts } from "../model/kind.ts";
import type { Range } from "../model/position.ts";
import type { LintResult } from "../model/result.ts";
import type { Subject } from "../model/subject.ts";
import { parse, type Source } from "../reading/parse.ts";
import { findClosest } from "./closest.ts";
import { judge } from "./judge.ts";
import type { KindLibrary } from "./kind-library.ts";
import { overridesFor } from "./overrides.ts";
import { readDocument, type TextFile } from "./read-document.ts";

export interface LintRequest extends TextFile {
  /** The plan of the same folder; null when there is none, or when this file is it. */
  readonly plan: TextFile | null;
  /** True when the file is larger than the config allows: it is not read, and that is a finding. */
  readonly oversize?: boolean;
}

/** Everything that judging depends on besides the text. */
export interface LintContext {
  readonly config: Config;
  readonly kinds: KindLibrary;
  readonly now: Date;
  /** Judge as if the deployment had this status. */
  readonly as: Status | null;
  /** Judge for a merge. */
  readonly gate: boolean;
  /** Levels from the command line: they win over the config. */
  readonly levels: RuleSettings;
}

/** What a plan says of the deployment it heads. */
interface Plan {
  readonly facts: Facts;
  readonly status: Status | null;
}

/**
 * Reads and judges one document. Never throws on any text; throws a ConfigError when the document's kind is a team's
 * own and its pair is broken.
 */
export async function lint(request: LintRequest, context: LintContext): Promise<LintResult> {
  const { subject, source, standalone } = await readSubject(request, context);
  const overrides = await overridesFor(request.path, context.config);
  const judged = request.oversize ? withOversize(subject, context.config.limits.documentBytes) : subject;
  return {
    path: request.path,
    kind: subject.document.kind,
    deployment: standalone ? null : folderName(request.path),
    status: subject.status,
    text: source.text,
    findings: judge(judged, {
      due: dueUnder(subject.status, standalone),
      overrides,
      config: context.config,
      levels: context.levels,
      isBlank: blankLines(source.text),
    }),
  };
}

/** The document in the light of its kind and its plan; `standalone` when no plan is beside it. */
async function readSubject(
  request: LintRequest,
  context: LintContext,
): Promise<{ readonly subject: Subject; readonly source: Source; readonly standalone: boolean }> {
  const { kinds, config, now } = context;
  const file = request.oversize ? { ...request, text: "" } : request;
  const { source, document, identity, compiled, otherVersion } = await readDocument(file, kinds, request.plan !== null);
  const { frontMatter } = source;
  const plan = request.plan === null ? null : readPlan(request.plan);
  const standalone = plan === null && compiled?.kind.name !== planKind;
  const own = factsOf(frontMatter);
  const policy = config.approvals.required;
  const applied = compiled === null ? unapplied(own) : applyKind(document, compiled, plan?.facts ?? {}, policy);
  const at = (pointer: string): Range => frontMatter.positions.get(pointer) ?? frontMatter.range ?? firstLine(document);
  const subject: Subject = {
    ...applied,
    document,
    kind: compiled?.kind ?? null,
    status: context.as ?? (plan === null ? readStatus(own.status) : plan.status),
    policy,
    now,
    draftsBlocked: context.gate && config.drafts === "block",
    statusRange: plan === null ? at("/status") : null,
    unknownKind:
      identity.type === "unknown"
        ? { name: identity.name, closest: findClosest(identity.name, kinds.names), range: at("/kind") }
        : null,
    otherVersion: otherVersion === null ? null : { ...otherVersion, range: at("/template") },
    deployment: null,
    suppressions: [],
  };
  return { subject, source, standalone };
}

function readPlan(file: TextFile): Plan {
  const facts = factsOf(parse(file.text).frontMatter);
  return { facts, status: readStatus(facts.status) };
}

/** What a document of unknown kind is judged by: its text alone. */
function unapplied(facts: Facts): Applied {
  const none = { phaseOf: () => null, sectionOf: () => null, rowsOf: () => [], partsOf: () => [] };
  return { facts, faults: [], gates: [], approvals: [], ...none };
}

function withOversize(subject: Subject, limit: number): Subject {
  const range = firstLine(subject.document);
  const reason = `The document is larger than the limit of ${limit} bytes`;
  return { ...subject, document: { ...subject.document, unreadable: [{ reason, range }] } };
}

function firstLine({ sections }: Document): Range {
  return sections[0]?.range ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
}

function blankLines(text: string): (line: number) => boolean {
  let lines: readonly string[] | null = null;
  return (line) => {
    lines ??= text.split(/\r\n|\n|\r/);
    return (lines[line - 1] ?? "").trim() === "";
  };
}
