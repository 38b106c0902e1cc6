import type { Gate } from "../model/document.ts";
import type { ExpectedGate } from "../model/kind.ts";
import { isNegated, likenessOf, normalizeText, rewordingLimit, similarityOf } from "./similarity.ts";

/** An expected gate with the gate found for it. */
export interface GatePair {
  readonly expected: ExpectedGate;
  readonly gate: Gate | null;
  /** False for a rewording. */
  readonly exact: boolean;
  /** Text of the closest gate that stands for no other; null when one was found, or none is left. */
  readonly closest: string | null;
}

/** A gate of the document with the key of the section it stands in. */
interface Placed {
  readonly gate: Gate;
  readonly section: string | null;
  readonly text: string;
}

/** A text that a gate may have: its fixed parts, between which anything may stand. */
type Wording = readonly string[];

/** Longest text that may stand where a template has a fact. */
const factLength = 200;

/**
 * Assigns gates one to one: within the section equal texts first, then other listed wordings, then the most similar
 * rewordings. What is left over in a section is looked for with equal text in the whole document: a gate that was moved
 * is not removed, and keeps the phase of where it belongs.
 */
export function matchGates(
  expected: readonly ExpectedGate[],
  gates: readonly Gate[],
  sectionOf: (gate: Gate) => string | null,
): readonly GatePair[] {
  const placed = gates.map((gate) => ({ gate, section: sectionOf(gate), text: normalizeText(gate.text) }));
  const bySection = new Map<string | null, Set<Placed>>();
  for (const it of placed) {
    const set = bySection.get(it.section);
    if (set) set.add(it);
    else bySection.set(it.section, new Set([it]));
  }
  const wordings = new Map(expected.map((it) => [it, [it.text, ...it.also].map(readWording)]));
  const found = new Map<ExpectedGate, { readonly placed: Placed; readonly exact: boolean }>();
  const take = (it: ExpectedGate, chosen: Placed, exact: boolean): void => {
    found.set(it, { placed: chosen, exact });
    bySection.get(chosen.section)?.delete(chosen);
  };
  const matchEqual = (
    candidatesOf: (it: ExpectedGate) => Iterable<Placed>,
    accept: (text: string, wording: Wording) => boolean,
    exact = true,
  ): void => {
    const match = (it: ExpectedGate, wanted: readonly Wording[]): void => {
      if (found.has(it)) return;
      const candidates = [...candidatesOf(it)];
      const chosen = candidates.find(({ text }) => wanted.some((wording) => accept(text, wording)));
      if (chosen) take(it, chosen, exact);
    };
    for (const it of expected) match(it, wordings.get(it)?.slice(0, 1) ?? []);
    for (const it of expected) match(it, wordings.get(it)?.slice(1) ?? []);
  };
  const inSection = (it: ExpectedGate): Iterable<Placed> => bySection.get(it.section) ?? [];
  matchEqual(inSection, isWording);
  matchEqual(inSection, startsWithWording);
  matchEqual(inSection, extendsWording, false);
  matchSimilar(
    expected.filter((it) => !found.has(it)),
    inSection,
    take,
  );
  if (found.size < expected.length) {
    // Looked up by text, so that a long checklist costs no more than a short one.
    const byText = new Map<string, Placed[]>();
    for (const set of bySection.values()) {
      for (const it of set) {
        const others = byText.get(it.text);
        if (others) others.push(it);
        else byText.set(it.text, [it]);
      }
    }
    const elsewhere = (it: ExpectedGate): Iterable<Placed> =>
      [it.text, ...it.also].flatMap((text) => byText.get(normalizeText(text)) ?? []).filter((at) => isFree(at));
    const isFree = (it: Placed): boolean => bySection.get(it.section)?.has(it) ?? false;
    matchEqual(elsewhere, isWording);
  }
  return expected.map((it): GatePair => {
    const match = found.get(it);
    if (match) return { expected: it, gate: match.placed.gate, exact: match.exact, closest: null };
    return { expected: it, gate: null, exact: false, closest: closestTo(it, inSection(it)) };
  });
}

/** Pairs rewordings off, the most similar first. */
function matchSimilar(
  expected: readonly ExpectedGate[],
  candidatesOf: (it: ExpectedGate) => Iterable<Placed>,
  take: (it: ExpectedGate, placed: Placed, exact: boolean) => void,
): void {
  const pairs = expected.flatMap((it) =>
    [...candidatesOf(it)].map((candidate) => ({ it, candidate, score: bestScore(it, candidate.text, similarityOf) })),
  );
  const taken = new Set<ExpectedGate | Placed>();
  for (const { it, candidate, score } of pairs.sort((a, b) => b.score - a.score)) {
    if (score < rewordingLimit) return;
    if (taken.has(it) || taken.has(candidate)) continue;
    taken.add(it).add(candidate);
    take(it, candidate, false);
  }
}

function bestScore(expected: ExpectedGate, text: string, compare: typeof similarityOf): number {
  const texts = [expected.text, ...expected.also].map((it) => normalizeText(it.replaceAll("…", " ")));
  return Math.max(...texts.map((it) => compare(it, text)));
}

function closestTo(expected: ExpectedGate, candidates: Iterable<Placed>): string | null {
  let closest: string | null = null;
  let best = 0.3;
  for (const { gate, text } of candidates) {
    const score = bestScore(expected, text, likenessOf);
    if (score > best) [closest, best] = [gate.text, score];
  }
  return closest;
}

/** The fixed parts of a gate's text in a schema, in which `…` stands for a fact or for what the author fills in. */
function readWording(text: string): Wording {
  return text.split("…").map(normalizeText);
}

/** Whether a normalised text is a wording. */
function isWording(text: string, wording: Wording): boolean {
  const end = endOf(text, wording);
  return end !== null && (end === text.length || wording.at(-1) === "") && keepsSense(text, wording);
}

/** Whether a normalised text is a wording with a link, a name or a run's number set off behind it. */
function startsWithWording(text: string, wording: Wording): boolean {
  const end = endOf(text, wording);
  return end !== null && /^\s*[:;,(\-→>[]/.test(text.slice(end)) && keepsSense(text, wording);
}

/** Whether a normalised text is a wording that goes on: more was written into it, numbers perhaps. */
function extendsWording(text: string, wording: Wording): boolean {
  const end = endOf(text, wording);
  return end !== null && /^\s/.test(text.slice(end)) && keepsSense(text, wording);
}

/** What stands between the parts or behind them must not turn the statement round. */
function keepsSense(text: string, wording: Wording): boolean {
  return isNegated(text) === isNegated(wording.join(" "));
}

/** Index behind the parts of a wording, found one after another from the text's beginning; null when they are not there. */
function endOf(text: string, [first = "", ...others]: Wording): number | null {
  if (!text.startsWith(first)) return null;
  let end = first.length;
  for (const part of others) {
    const at = text.slice(end, end + factLength + part.length).indexOf(part);
    if (at < 0) return null;
    end += at + part.length;
  }
  return end;
}
