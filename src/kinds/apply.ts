import type { ApprovalPolicy } from "../model/deployment.ts";
import type { Approval, Document, Gate } from "../model/document.ts";
import { type ExpectedApproval, type ExpectedGate, type Facts, preambleKey } from "../model/kind.ts";
import { slugify } from "../model/slug.ts";
import type { ApprovalMatch, GateMatch, Subject } from "../model/subject.ts";
import { headingOrAnchor } from "./anchors.ts";
import type { CompiledKind } from "./compiled-kind.ts";
import { meets } from "./condition.ts";
import { findIncomplete } from "./find-empty.ts";
import { findFaults } from "./find-faults.ts";
import { indexHeld } from "./held.ts";
import { matchApprovals } from "./match-approvals.ts";
import { matchGates } from "./match-gates.ts";
import { indexPhases } from "./phases.ts";
import { placeSections } from "./place-sections.ts";
import { readFacts } from "./read-facts.ts";
import { additionsTo } from "./section-addition.ts";
import { buildView } from "./view.ts";

/** What a kind says of a document. */
export type Applied = Pick<
  Subject,
  | "facts"
  | "statedFacts"
  | "faults"
  | "gates"
  | "approvals"
  | "phaseOf"
  | "sectionOf"
  | "rowsOf"
  | "partsOf"
  | "additionOf"
>;

/** What was found of a document, for the same kind, plan and policy. */
interface Known {
  readonly compiled: CompiledKind;
  readonly given: string;
  readonly applied: Applied;
}

const known = new WeakMap<Document, Known>();

/**
 * Holds a document against its kind: where it departs from the schema, which gate and which approval stands for which
 * expected one, and what phase each place belongs to. Never throws.
 */
export function applyKind(
  document: Document,
  compiled: CompiledKind,
  planFacts: Facts,
  policy: ApprovalPolicy,
): Applied {
  const given = JSON.stringify([planFacts, policy]);
  const before = known.get(document);
  if (before?.compiled === compiled && before.given === given) return before.applied;
  const applied = hold(document, compiled, planFacts, policy);
  known.set(document, { compiled, given, applied });
  return applied;
}

function hold(document: Document, compiled: CompiledKind, planFacts: Facts, policy: ApprovalPolicy): Applied {
  const { kind, layout, schema } = compiled;
  const placement = placeSections(document, layout);
  const found = readFacts(document, layout, placement, planFacts, kind.hints);
  const located = buildView(document, layout, placement, found);
  const departures = findFaults({ document, compiled, placement, located });
  const incomplete = findIncomplete(document, schema, departures);
  const anchor = (section: string) => headingOrAnchor(section, document, layout, placement);
  const isThere = (section: string): boolean => section === preambleKey || placement.headings.has(section);
  const ownerOf = (it: Gate | Approval): string => placement.ownerOf(it.section) ?? preambleKey;
  const missing = new Set(
    departures.filter((it) => it.type === "missing-section").map((it) => it.pointer.slice("/sections/".length)),
  );

  const gates = matchGates(
    kind.gates.filter((it) => meets(found.facts, it.when)),
    document.gates,
    ownerOf,
  )
    // Of a section that is not there, that is said, not each of its gates.
    .filter(({ expected, gate }) => gate !== null || isThere(expected.section))
    .map((it): GateMatch => ({ ...it, required: true, anchor: anchor(it.expected.section) }));
  gates.push(...findUnasked(kind.gates, document, found.facts, gates, anchor));

  const rows = matchApprovals(kind.approvals, document.approvals, ownerOf);
  const approvals = kind.approvals.flatMap((expected): ApprovalMatch[] => {
    const approval = rows.get(expected) ?? null;
    const required = meets(found.facts, expected.when) && isRequired(expected, found.facts, policy);
    if (approval === null && (!required || missing.has(expected.section))) return [];
    return [{ expected, approval, required, anchor: anchor(expected.section) }];
  });
  const { phaseOf, sectionOf } = indexPhases({ document, schema, placement, located, gates, approvals });
  const faults = [...departures, ...incomplete.map((it) => ({ ...it, phase: phaseOf(it.range) }))];
  const held = indexHeld(document, kind, layout, placement);
  const additionOf = additionsTo(document, compiled, placement, found.facts);
  return {
    facts: found.facts,
    statedFacts: found.stated,
    faults,
    gates,
    approvals,
    phaseOf,
    sectionOf,
    additionOf,
    ...held,
  };
}

/** Gates that the facts do not ask for and that are there, word for word: they need not be ticked. */
function findUnasked(
  expected: readonly ExpectedGate[],
  { gates }: Document,
  facts: Facts,
  matches: readonly GateMatch[],
  anchor: (section: string) => GateMatch["anchor"],
): readonly GateMatch[] {
  const unasked = new Map(expected.filter((it) => !meets(facts, it.when)).map((it) => [slugify(it.text), it]));
  const taken = new Set(matches.map((it) => it.gate));
  return gates.flatMap((gate): readonly GateMatch[] => {
    const it = taken.has(gate) ? undefined : unasked.get(slugify(gate.text));
    return it ? [{ expected: it, gate, exact: true, closest: null, required: false, anchor: anchor(it.section) }] : [];
  });
}

/** Without a known risk the policy of the highest one holds: leaving the risk out must not ask for less. */
function isRequired(expected: ExpectedApproval, facts: Facts, policy: ApprovalPolicy): boolean {
  if (expected.required !== "policy") return expected.required;
  const { risk } = facts;
  const roles = risk === "low" || risk === "medium" ? policy[risk] : policy.high;
  const names = new Set([expected.role, ...expected.also].map(slugify));
  return roles.some((role) => names.has(slugify(role)));
}
