import type {
  Condition,
  ExpectedApproval,
  ExpectedGate,
  ExpectedSection,
  Kind,
  Phase,
  SectionContent,
} from "../model/kind.ts";
import { preambleKey } from "../model/kind.ts";
import { phaseAlong, type SchemaNode, titleOf } from "./schema.ts";

interface GateEntry {
  readonly text: string;
  readonly also?: readonly string[];
  readonly phase?: Phase;
  readonly waivable?: boolean;
  readonly when?: Condition;
}

interface ApprovalEntry {
  readonly role: string;
  readonly also?: readonly string[];
  readonly act: ExpectedApproval["act"];
  readonly required: ExpectedApproval["required"];
  readonly phase?: Phase;
  readonly when?: Condition;
}

/** What a kind asks for, out of its expanded schema, whose keywords have the right shapes. Without guidance. */
export function readKind(name: string, schema: SchemaNode): Kind {
  const node = schema.properties?.sections;
  const sections = Object.entries(node?.properties ?? {});
  const { preamble } = schema.properties ?? {};
  const places = preamble === undefined ? sections : [[preambleKey, preamble] as const, ...sections];
  return {
    name,
    title: titleOf(name, schema),
    description: schema.description ?? "",
    version: Number(schema.template),
    sections: sections.map(([slug, section]) => readSection(slug, section, schema)),
    gates: places.flatMap(([slug, section]) => readGates(slug, section, schema)),
    approvals: places.flatMap(([slug, section]) => readApprovals(slug, section, schema)),
    hints: { guidance: [] },
  };
}

function readSection(slug: string, node: SchemaNode, schema: SchemaNode): ExpectedSection {
  return {
    slug,
    title: titleOf(slug, node),
    titles: node.titles ?? [],
    required: schema.properties?.sections?.required?.includes(slug) ?? false,
    when: node.when ?? null,
    phase: phaseOf(slug, schema),
    ticked: (node.ticked as Phase | undefined) ?? null,
    minimumCriteria: Number(node.criteria ?? 0),
    minimumApprovals: Number(node.minimumApprovals ?? 0),
    holds: (node.holds as readonly SectionContent[] | undefined) ?? [],
  };
}

function readGates(section: string, node: SchemaNode, schema: SchemaNode): readonly ExpectedGate[] {
  const gates = Object.entries((node.gates as Readonly<Record<string, string | GateEntry>> | undefined) ?? {});
  return gates.map(([id, value]) => {
    const gate: GateEntry = typeof value === "string" ? { text: value } : value;
    return {
      id,
      section,
      text: withWildcards(gate.text),
      also: (gate.also ?? []).map(withWildcards),
      phase: gate.phase ?? phaseOf(section, schema),
      waivable: gate.waivable ?? true,
      when: gate.when ?? null,
    };
  });
}

function readApprovals(section: string, node: SchemaNode, schema: SchemaNode): readonly ExpectedApproval[] {
  const approvals = Object.entries((node.approvals as Readonly<Record<string, ApprovalEntry>> | undefined) ?? {});
  return approvals.map(([id, approval]) => ({
    id,
    section,
    role: approval.role,
    also: approval.also ?? [],
    act: approval.act,
    required: approval.required,
    phase: approval.phase ?? phaseOf(section, schema),
    when: approval.when ?? null,
  }));
}

function phaseOf(section: string, schema: SchemaNode): Phase | null {
  return phaseAlong(schema, section === preambleKey ? ["preamble"] : ["sections", section]);
}

/** `{{release}}` in a gate's text stands for whatever the fact is. */
function withWildcards(text: string): string {
  return text.replace(/\{\{[^{}]*\}\}/g, "…");
}
