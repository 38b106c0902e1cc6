import { openDirectory } from "../approvals/people.ts";
import { factsOf } from "../deployment/facts.ts";
import { planKind } from "../deployment/identify.ts";
import { readStatus } from "../deployment/lifecycle.ts";
import { type Applied, applyKind } from "../kinds/apply.ts";
import type { Status } from "../model/deployment.ts";
import type { Document } from "../model/document.ts";
import type { Facts } from "../model/kind.ts";
import type { Range } from "../model/position.ts";
import type { Subject } from "../model/subject.ts";
import type { Source } from "../reading/parse.ts";
import { findClosest } from "./closest.ts";
import type { LintContext } from "./lint.ts";
import { readDocument, type TextFile } from "./read-document.ts";

/** A document to be read. */
export interface InputFile extends TextFile {
  /** True when the file is larger than the config allows: it is not read, and that is a finding. */
  readonly oversize?: boolean;
}

/** What a plan says of the deployment it heads. */
export interface Plan {
  readonly facts: Facts;
  readonly status: Status | null;
}

/** A document that was read, in the light of its kind; its `deployment` is null. */
export interface ReadSubject {
  readonly path: string;
  readonly subject: Subject;
  readonly source: Source;
  /** No plan is beside it, and it is none itself. */
  readonly standalone: boolean;
}

/** What a plan that was read says of its deployment. */
export function planOf({ source, subject }: ReadSubject): Plan {
  return { facts: factsOf(source.frontMatter), status: subject.status };
}

/** The document in the light of its kind and its plan. Never throws on any text; throws a ConfigError for a broken pair. */
export async function readSubject(
  { path, text, oversize = false }: InputFile,
  plan: Plan | null,
  { kinds, config, clock, as, gate }: LintContext,
): Promise<ReadSubject> {
  const file = { path, text: oversize ? "" : text };
  const { source, document, identity, compiled, otherVersion } = await readDocument(file, kinds, plan !== null);
  const { frontMatter } = source;
  const own = factsOf(frontMatter);
  const policy = config.approvals.required;
  const at = (pointer: string): Range => frontMatter.positions.get(pointer) ?? frontMatter.range ?? firstLine(document);
  const reason = `The document is larger than the limit of ${config.limits.documentBytes} bytes`;
  const subject: Subject = {
    ...(compiled === null ? unapplied(own) : applyKind(document, compiled, plan?.facts ?? {}, policy)),
    document: oversize ? { ...document, unreadable: [{ reason, range: firstLine(document) }] } : document,
    kind: compiled?.kind ?? null,
    status: as ?? (plan === null ? readStatus(own.status) : plan.status),
    policy,
    directory: openDirectory(config.approvals.people),
    hotfixHours: config.limits.hotfixHours,
    clock,
    evidence: null,
    draftsBlocked: gate && config.drafts === "block",
    statusRange: plan === null ? at("/status") : null,
    unknownKind:
      identity.type === "unknown"
        ? { name: identity.name, closest: findClosest(identity.name, kinds.names), range: at("/kind") }
        : null,
    otherVersion: otherVersion === null ? null : { ...otherVersion, range: at("/template") },
    deployment: null,
    suppressions: [],
  };
  return { path, subject, source, standalone: plan === null && compiled?.kind.name !== planKind };
}

/** What a document of unknown kind is judged by: its text alone. */
function unapplied(facts: Facts): Applied {
  const none = {
    phaseOf: () => null,
    sectionOf: () => null,
    rowsOf: () => [],
    partsOf: () => [],
    additionOf: () => null,
  };
  return { facts, statedFacts: [], faults: [], gates: [], approvals: [], ...none };
}

function firstLine({ sections }: Document): Range {
  return sections[0]?.range ?? { line: 1, column: 1, endLine: 1, endColumn: 1 };
}
