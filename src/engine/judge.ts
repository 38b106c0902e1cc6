import type { Due } from "../deployment/lifecycle.ts";
import type { Config, RuleSettings } from "../model/config.ts";
import type { Section } from "../model/document.ts";
import type { Fault, Finding, Fix, Replacement } from "../model/finding.ts";
import type { Range } from "../model/position.ts";
import type { LintResult } from "../model/result.ts";
import type { Subject } from "../model/subject.ts";
import { rules as builtIn } from "../rules/index.ts";
import type { Rule } from "../rules/rule.ts";
import { type KnownCounts, splitKnown } from "./baseline.ts";
import { settingOf, severityOf, valuesOf } from "./severity.ts";
import { applySuppressions, readSuppressions } from "./suppressions.ts";

/** What findings depend on besides the subject. */
export interface Judgement {
  readonly due: Due;
  readonly config: Config;
  readonly overrides: readonly RuleSettings[];
  readonly levels: RuleSettings;
  /** Rules besides the built-in ones. */
  readonly rules: readonly Rule[];
  /** What the baseline knows of the document. */
  readonly known: KnownCounts | "all" | null;
  readonly isBlank: (line: number) => boolean;
  /** What a rule offers, as a change of the text. */
  readonly toFix: (offer: Replacement) => Fix | null;
}

/** Rules by their names; those about suppressions apart, for they judge what came of the others. */
interface SortedRules {
  readonly rules: ReadonlyMap<string, Rule>;
  readonly about: readonly Rule[];
  readonly others: readonly Rule[];
}

function sortRules(all: readonly Rule[]): SortedRules {
  const isAbout = ({ group }: Rule): boolean => group === "Suppressions";
  return {
    // The first of a name counts.
    rules: new Map(all.toReversed().map((rule) => [rule.id, rule])),
    about: all.filter(isAbout),
    others: all.filter((rule) => !isAbout(rule)),
  };
}

const ofBuiltIn = sortRules(builtIn);

/** The findings of a subject that are due and not said better by another, in order of place; the suppressed ones apart. */
export function judge(subject: Subject, judgement: Judgement): Pick<LintResult, "findings" | "suppressed"> {
  const { config, overrides, levels, known, isBlank } = judgement;
  const {
    rules,
    about: suppressionRules,
    others,
  } = judgement.rules.length === 0 ? ofBuiltIn : sortRules([...builtIn, ...judgement.rules]);
  const ruleOf = (id: string): Rule | undefined => rules.get(id);
  const settings = (rule: string) => settingOf(rule, config, overrides, levels);
  const isSuppressible = (id: string): boolean => settings(id).suppressible ?? ruleOf(id)?.suppressible ?? true;
  const run = runRules(others, subject, judgement);
  const written = readSuppressions(subject.document.comments, subject.document.end.endLine, isBlank);
  const { kept, suppressed, suppressions } = applySuppressions(
    outrank(run.findings, ruleOf),
    run.waiting,
    written,
    (id) => ruleOf(id) !== undefined,
    isSuppressible,
    subject.evidence?.trusts ?? (() => true),
  );
  const about = runRules(suppressionRules, { ...subject, suppressions }, judgement);
  const inOrder = (a: Finding, b: Finding): number =>
    a.range.line - b.range.line || a.range.column - b.range.column || compare(a.rule, b.rule);
  const all = [...kept, ...about.findings].sort(inOrder);
  // Who signed what is never a thing of the past.
  const split = splitKnown(all, known, (id) => isSuppressible(id) && ruleOf(id)?.group !== "Approvals");
  const fromBaseline = split.known.map((finding) => ({
    finding,
    justification: "known to the baseline",
    baseline: true,
  }));
  return {
    findings: split.reported,
    suppressed: [...suppressed, ...fromBaseline].sort((a, b) => inOrder(a.finding, b.finding)),
  };
}

/** What rules found: findings, and where faults stand that are not due yet. */
interface Run {
  readonly findings: readonly Finding[];
  readonly waiting: readonly { readonly rule: string; readonly range: Range }[];
}

function runRules(chosen: readonly Rule[], subject: Subject, judgement: Judgement): Run {
  const { config, overrides, levels, due, toFix } = judgement;
  const findings: Finding[] = [];
  const waiting: { readonly rule: string; readonly range: Range }[] = [];
  for (const rule of chosen) {
    const setting = settingOf(rule.id, config, overrides, levels);
    if (setting.level === "off" || (rule.nature === "off" && setting.level === "default")) continue;
    for (const fault of rule.check(subject, valuesOf(rule, setting))) {
      const severity = severityOf(fault, rule, setting.level, due);
      if (severity === null) waiting.push({ rule: rule.id, range: fault.range });
      else findings.push(toFinding(fault, rule, severity, subject, toFix));
    }
  }
  return { findings, waiting };
}

function toFinding(
  fault: Fault,
  rule: Rule,
  severity: Finding["severity"],
  subject: Subject,
  toFix: Judgement["toFix"],
): Finding {
  return {
    rule: rule.id,
    severity,
    phase: fault.phase ?? null,
    message: fault.message,
    range: fault.range,
    section: subject.sectionOf(fault.range) ?? sectionAt(subject.document.sections, fault.range.line)?.slug ?? null,
    related: fault.related ?? [],
    fix: fault.fix ? toFix(fault.fix) : null,
    waitsFor: fault.waitsFor ?? null,
  };
}

/** Leaves out what another finding says better: of an outranked rule, and inside the outranking one's text. */
function outrank(findings: readonly Finding[], ruleOf: (id: string) => Rule | undefined): readonly Finding[] {
  const betters = new Map<string, string[]>();
  for (const id of new Set(findings.map(({ rule }) => rule))) {
    for (const lesser of ruleOf(id)?.outranks ?? []) betters.set(lesser, [...(betters.get(lesser) ?? []), id]);
  }
  // By rule and line: thousands of findings of one rule may stand on a line, and are not compared with each other.
  const placeOf = (rule: string, line: number): string => `${rule}:${line}`;
  const byPlace = new Map<string, Finding[]>();
  for (const finding of findings) {
    const place = placeOf(finding.rule, finding.range.line);
    const others = byPlace.get(place);
    if (others) others.push(finding);
    else byPlace.set(place, [finding]);
  }
  const isOutranked = ({ rule, range }: Finding): boolean =>
    (betters.get(rule) ?? []).some((better) =>
      byPlace.get(placeOf(better, range.line))?.some((other) => contains(other.range, range)),
    );
  return findings.filter((finding) => !isOutranked(finding));
}

function contains(outer: Range, inner: Range): boolean {
  const startsBefore = outer.line < inner.line || (outer.line === inner.line && outer.column <= inner.column);
  const endsAfter =
    outer.endLine > inner.endLine || (outer.endLine === inner.endLine && outer.endColumn >= inner.endColumn);
  return startsBefore && endsAfter;
}

function sectionAt(sections: readonly Section[], line: number): Section | undefined {
  let low = 0;
  for (let high = sections.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((sections[middle]?.range.line ?? 0) <= line) low = middle + 1;
    else high = middle;
  }
  return sections[low - 1];
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
