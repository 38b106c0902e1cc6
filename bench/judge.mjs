// @ts-check

// From what was measured to verdicts.

import { pairedRatio, spread } from "./arithmetic.mjs";

/**
 * @typedef {import("./arithmetic.mjs").Spread} Spread
 * @typedef {import("./cases.mjs").Case} Case
 * @typedef {import("./cases.mjs").Target} Target
 * @typedef {import("./measure.mjs").Cost} Cost
 *
 * @typedef {object} Measured what one way of a case cost
 * @property {string} name
 * @property {string | undefined} missing why it was not measured
 * @property {number} documents how many it read
 * @property {readonly Cost[]} rounds
 *
 * @typedef {object} Verdict
 * @property {Target} target
 * @property {Spread | undefined} ratio undefined: one of the two was not measured
 * @property {boolean | undefined} met
 */

/**
 * Holds each target of a case to what was measured. The median decides.
 *
 * @param {Pick<Case, "targets">} measuredCase
 * @param {readonly Measured[]} ways
 * @returns {readonly Verdict[]}
 */
export function judge({ targets }, ways) {
  /** @type {(name: string | undefined) => Measured | undefined} */
  const way = (name) => ways.find((it) => it.name === name && it.missing === undefined);
  return targets.map((target) => {
    const [of, against, beside] = [way(target.of), way(target.against), way(target.beside)];
    if (of === undefined || against === undefined) return { target, ratio: undefined, met: undefined };
    if (target.beside !== undefined && beside === undefined) return { target, ratio: undefined, met: undefined };
    const ours = figures(of, target).map((figure, round) => figure - (beside?.rounds[round]?.cpu ?? 0));
    const ratio = pairedRatio(ours, figures(against, target));
    return { target, ratio, met: ratio.median <= target.atMost };
  });
}

/**
 * @param {Measured} way
 * @param {Target} target
 */
function figures({ rounds, documents }, { figure = "cpu" }) {
  return rounds.map(({ cpu, memory }) => {
    if (figure === "memory") return memory ?? Number.NaN;
    return figure === "cpu" ? cpu : cpu / documents;
  });
}

/**
 * What a way cost, over its rounds, and how many times that of the first way it is.
 *
 * @param {Measured} way
 * @param {Measured | undefined} first
 */
export function summarize({ rounds }, first) {
  const memories = rounds.flatMap(({ memory }) => (memory === undefined ? [] : [memory]));
  const cpu = rounds.map((cost) => cost.cpu);
  return {
    cpu: spread(cpu),
    wall: spread(rounds.map((cost) => cost.wall)),
    memory: memories.length === 0 ? undefined : spread(memories),
    firstAgainstIt:
      first?.missing === undefined && first !== undefined
        ? pairedRatio(
            first.rounds.map((cost) => cost.cpu),
            cpu,
          )
        : undefined,
  };
}
