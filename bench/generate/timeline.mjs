// @ts-check

// When what happened: the rows of a deployment's log, in its own clock.

import { moment } from "./facts.mjs";
import { deploySteps, earlySteps, rollbackSteps } from "./procedure.mjs";

/**
 * @typedef {import("./facts.mjs").Facts} Facts
 * @typedef {{ minutes: number, step: string, status: "ok" | "failed" }} Event `minutes` after the window's start
 */

/** @param {Facts} facts */
const planned = (facts) => [...earlySteps(facts).infrastructure, ...earlySteps(facts).migration, ...deploySteps(facts)];

/**
 * Which of the planned steps failed for good, by its place; undefined where all went well.
 *
 * @param {Facts} facts
 * @returns {number | undefined}
 */
export function failedStep(facts) {
  return facts.outcome === "rolled-back" ? planned(facts).length - 1 : undefined;
}

/**
 * What was logged.
 *
 * @param {Facts} facts
 * @returns {readonly Event[]}
 */
export function eventsOf(facts) {
  const steps = planned(facts);
  const failed = failedStep(facts) ?? steps.length;
  let minutes = 2 + (facts.number % 5);
  /** @type {Event[]} */
  const events = [];
  for (const [at, { step, minutes: length }] of steps.entries()) {
    if (at > failed) break;
    events.push({ minutes, step, status: at === failed ? "failed" : "ok" });
    minutes += at === failed ? 4 : length;
  }
  if (failed === steps.length) {
    events.push(
      { minutes, step: "Run smoke tests", status: "ok" },
      { minutes: minutes + 12, step: "Deployment complete", status: "ok" },
    );
    return events;
  }
  for (const [action] of rollbackSteps(facts).filter(([action]) => !action.includes("if the dark code"))) {
    events.push({ minutes, step: action, status: "ok" });
    minutes += 1;
  }
  return events;
}

/**
 * When the smoke tests ran, or the rollback was over.
 *
 * @param {Facts} facts
 */
export function endOf(facts) {
  const events = eventsOf(facts);
  return moment(facts, events.at(-1)?.minutes ?? 0);
}
