import type { Nodes } from "mdast";
import { collapse } from "../../model/collapse.ts";
import type { Choice, Gate } from "../../model/document.ts";
import { readListedOptions } from "../fields/listed-options.ts";
import type { Item, Part } from "../outline.ts";
import { offsets } from "../outline.ts";
import type { Source } from "../parse.ts";
import type { Reading } from "../read.ts";
import type { DraftChoice, DraftGate } from "./draft.ts";
import { readEvidence } from "./evidence.ts";
import { readHtmlGates } from "./html.ts";
import { readPart } from "./part.ts";
import { asksForOne, findSelections } from "./select-one.ts";
import { readReason, readReasonLine, readWaiver } from "./waiver.ts";

interface Found {
  readonly gates: DraftGate[];
  readonly choices: DraftChoice[];
}

/** What a person ticks, and choices made by ticking one of several boxes, see docs/reading.md. */
export function readGates(reading: Reading): {
  readonly gates: readonly Gate[];
  readonly choices: readonly Choice[];
} {
  const { source, outline } = reading;
  const found: Found = { gates: [], choices: [] };
  const proofs = new Map<DraftGate, string[]>();
  const reasons = new Map<DraftGate, string>();
  const gateOf = new Map<Item, DraftGate>();
  for (const part of outline.parts) {
    if (part.type === "code") continue;
    const { gates, choices } = readPart(source, part);
    for (const it of gates) found.gates.push(it);
    for (const it of choices) found.choices.push(it);
    const own = gates[0];
    if (part.item && own && part.item.node.children[0] === part.node) gateOf.set(part.item, own);
    else if (gates.length === 0) addDetail(part, gateOf, proofs, reasons);
  }
  for (const part of outline.html) {
    const { gates, choices } = readHtmlGates(source, part);
    for (const it of gates) found.gates.push(it);
    for (const it of choices) found.choices.push(it);
  }
  const { single, grouped } = groupSelections(found.gates, source);
  const gates = single.map((gate) => finish(gate, proofs.get(gate) ?? [], reasons.get(gate) ?? "", source));
  const choices = [...found.choices, ...grouped].map((choice) => finishChoice(choice, source));
  for (const it of readListedOptions(reading)) choices.push(it);
  const inOrder = (one: Gate | Choice, other: Gate | Choice): number =>
    one.range.line - other.range.line || one.range.column - other.range.column;
  return { gates: gates.sort(inOrder), choices: choices.sort(inOrder) };
}

/** Text below an item's own line may hold its proof, or say why it was waived. */
function addDetail(
  part: Part,
  gateOf: ReadonlyMap<Item, DraftGate>,
  proofs: Map<DraftGate, string[]>,
  reasons: Map<DraftGate, string>,
): void {
  let item = part.item;
  while (item !== null && !gateOf.has(item)) item = item.parent;
  const gate = item && gateOf.get(item);
  if (!gate) return;
  const known = proofs.get(gate) ?? [];
  for (const it of readEvidence(part.phrase, 0, part.phrase.text.length)) known.push(it);
  proofs.set(gate, known);
  if (!reasons.has(gate)) {
    const reason = readReasonLine(part.phrase.text);
    if (reason !== "") reasons.set(gate, collapse(reason));
  }
}

/** Takes out the gates that together are one choice, as what stands before them says. */
function groupSelections(
  gates: readonly DraftGate[],
  source: Source,
): { readonly single: readonly DraftGate[]; readonly grouped: readonly DraftChoice[] } {
  const groups = new Map<Nodes, DraftGate[]>();
  for (const gate of gates) {
    const group = groups.get(gate.owner);
    if (group) group.push(gate);
    else groups.set(gate.owner, [gate]);
  }
  const several = [...groups].filter(([, group]) => group.length > 1);
  const selections = findSelections(source.tree, new Set(several.map(([owner]) => owner)));
  const isChosen = (owner: Nodes): boolean => selections.has(owner) || asksForOne(firstLine(owner, source));
  const chosen = several.filter(([owner]) => isChosen(owner)).map(([, group]) => group);
  const taken = new Set(chosen.flat());
  const grouped = chosen.flatMap((group): DraftChoice[] => {
    const [first] = group;
    if (!first) return [];
    return [
      {
        ...first,
        label: first.labels[0] ?? (firstLine(first.owner, source) || (first.section?.title ?? "")),
        options: group.map((gate) => ({ text: gate.text, chosen: gate.state === "done" })),
        start: first.start,
        end: Math.max(...group.slice(-1).map((it) => it.end)),
      },
    ];
  });
  return { single: gates.filter((gate) => !taken.has(gate)), grouped };
}

/** The first line of a paragraph, which may ask for one of the boxes below it; "" when it has a box itself. */
function firstLine(owner: Nodes, source: Source): string {
  if (owner.type !== "paragraph") return "";
  const { start, end } = offsets(owner);
  const line = source.text.slice(start, end).split(/[\r\n]/, 1)[0] ?? "";
  return /^\s*(?:\[[ xX]?\]|[☐⬜◻□🔲☑☒🗹]|<input)/iu.test(line) ? "" : line;
}

function finish(draft: DraftGate, proofs: readonly string[], below: string, source: Source): Gate {
  const waiver = waiverOf(draft);
  const text = collapse(waiver?.text ?? draft.text);
  return {
    text: text.replace(/^(?:[*:：·-]\s+|[☐⬜◻□🔲☑☒🗹]\uFE0F?\s*)/u, ""),
    state: waiver ? "waived" : draft.state,
    reason: waiver ? collapse(waiver.reason) || below : null,
    marker: draft.marker.replace(/\r\n?/g, "\n"),
    evidence: [...new Set([...draft.evidence, ...proofs])],
    section: draft.section,
    labels: draft.labels,
    range: source.range(draft.start, draft.end),
  };
}

function waiverOf(draft: DraftGate): { readonly text: string; readonly reason: string } | null {
  const text = collapse(draft.text);
  if (draft.state === "waived") return readReason(text);
  if (draft.state !== "done") return null;
  const said = readWaiver(text);
  if (said) return said;
  if (draft.struck === null) return null;
  const rest = collapse(draft.struck);
  const stated = readWaiver(rest);
  return {
    text: text.slice(0, text.length - rest.length),
    reason: stated?.reason ?? rest.replace(/^[\s—–:：(-]+/u, "").replace(/\)\.?$/u, ""),
  };
}

function finishChoice(draft: DraftChoice, source: Source): Choice {
  return {
    label: collapse(draft.label).replace(/(?:(?<!\s)\s+)?[:：]$/u, ""),
    options: draft.options.map(({ text, chosen }) => ({
      text: collapse(text).replace(/^[/|,;·]\s*|(?:(?<!\s)\s+)?[/|,;·(]$/gu, ""),
      chosen,
    })),
    form: "boxes",
    section: draft.section,
    range: source.range(draft.start, draft.end),
  };
}
