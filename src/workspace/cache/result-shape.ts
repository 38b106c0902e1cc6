import { statuses } from "../../model/deployment.ts";
import type { Finding, Fix, Related } from "../../model/finding.ts";
import type { DeploymentOverview, Metric, Scale, SignOff } from "../../model/overview.ts";
import type { Range } from "../../model/position.ts";
import type { DocumentProgress, MissingApproval, Progress } from "../../model/progress.ts";
import type { LintResult, Suppressed } from "../../model/result.ts";
import type { Freeze } from "../../model/subject.ts";
import { type Check, isFlag, isNumber, isText, listOf, objectOf, oneOf, orAbsent, orNull } from "./shape.ts";

/** A result as it is kept: the text is that of the document, the overview that of all of them. */
export type KeptResult = Omit<LintResult, "text" | "overview">;

const isRange = objectOf<Range>({ line: isNumber, column: isNumber, endLine: isNumber, endColumn: isNumber });

const isFinding = objectOf<Finding>({
  rule: isText,
  severity: oneOf("error", "warning", "info"),
  phase: oneOf(null, "plan", "deploy", "verify", "close"),
  message: isText,
  range: isRange,
  section: orNull(isText),
  related: listOf(objectOf<Related>({ path: isText, range: isRange, message: isText })),
  fix: orNull(objectOf<Fix>({ start: isNumber, end: isNumber, text: isText })),
  waitsFor: orNull(isText),
});

const isStatus = orNull(oneOf(...statuses));

/** Whether a value is a result as it is kept. */
export const isKeptResult: Check = objectOf<KeptResult>({
  path: isText,
  kind: orNull(isText),
  deployment: orNull(isText),
  status: isStatus,
  findings: listOf(isFinding),
  suppressed: listOf(objectOf<Suppressed>({ finding: isFinding, justification: isText, baseline: orAbsent(isFlag) })),
});

const isNext: Check = (value) =>
  [
    objectOf({ type: oneOf("approve", "close", "nothing") }),
    objectOf({ type: oneOf("complete"), left: isNumber }),
    objectOf({ type: oneOf("mend"), errors: isNumber }),
    objectOf({ type: oneOf("sign"), roles: listOf(isText) }),
    objectOf({ type: oneOf("wait"), until: isNumber }),
    objectOf({ type: oneOf("deploy"), until: orNull(isNumber) }),
    objectOf({ type: oneOf("report"), since: isNumber }),
  ].some((check) => check(value));

const isProgress = objectOf<Progress>({
  name: isText,
  path: isText,
  status: isStatus,
  release: orNull(isText),
  strategy: orNull(isText),
  environment: orNull(isText),
  outcome: orNull(isText),
  services: listOf(isText),
  window: orNull(objectOf<NonNullable<Progress["window"]>>({ start: isNumber, end: isNumber, offset: isNumber })),
  percent: isNumber,
  openGates: isNumber,
  missingApprovals: listOf(objectOf<MissingApproval>({ role: isText, document: isText, line: isNumber })),
  missingDocuments: listOf(isText),
  contradictions: isNumber,
  warnings: isNumber,
  documents: listOf(objectOf<DocumentProgress>({ path: isText, kind: orNull(isText), percent: isNumber })),
  next: isNext,
});

/** What git would tell is never kept. */
const isSignOff = objectOf<SignOff>({
  role: isText,
  name: isText,
  date: isText,
  signed: isFlag,
  decision: oneOf(null, "approved", "rejected", "pending"),
  document: isText,
  line: isNumber,
  evidence: oneOf(null),
});

const isScale = objectOf<Scale>({
  before: orNull(isNumber),
  after: isNumber,
  limit: orNull(isNumber),
  high: orNull(isNumber),
  comparator: oneOf(null, "<", "≤", ">", "≥", "=", "±", "range"),
});

/** Whether a value is the overview of a deployment. */
export const isOverview: Check = objectOf<DeploymentOverview>({
  progress: isProgress,
  risk: orNull(isText),
  freezes: listOf(objectOf<Freeze>({ name: isText, start: isNumber, end: isNumber, environments: listOf(isText) })),
  signOffs: listOf(isSignOff),
  metrics: listOf(
    objectOf<Metric>({
      name: isText,
      before: isText,
      after: isText,
      limit: isText,
      scale: orNull(isScale),
      verdict: oneOf("pass", "fail", "unknown"),
      document: isText,
      line: isNumber,
    }),
  ),
});
