// @ts-check

// Folders of filled deployment documents, from a seed: no two are alike, and about one document in six holds a mistake.

import { writeDeploymentChecklist, writePreDeploymentChecklist } from "./checklists.mjs";
import { factsFor } from "./facts.mjs";
import { writeIncidentReport, writePostMortem } from "./failures.mjs";
import { makeMistakes } from "./mistakes.mjs";
import { writePlan } from "./plan.mjs";
import { randomFor } from "./random.mjs";
import {
  writeDeploymentLog,
  writeMonitoringReport,
  writeOperationsHandoff,
  writePostDeploymentReview,
  writeSmokeTestResults,
} from "./results.mjs";
import { writeChangeRequest, writeRollbackPlan, writeRolloutPlan } from "./rollback.mjs";

/**
 * @typedef {import("./facts.mjs").Facts} Facts
 * @typedef {(facts: Facts, random: import("./random.mjs").Random) => string} Writer
 * @typedef {{ path: string, kind: string, text: string }} GeneratedDocument `path` begins with `deployments/`
 */

/** @type {Readonly<Record<string, { write: Writer, there: (facts: Facts) => boolean }>>} */
const kinds = {
  "deployment-plan": { write: writePlan, there: () => true },
  "pre-deployment-checklist": { write: writePreDeploymentChecklist, there: () => true },
  "deployment-checklist": { write: writeDeploymentChecklist, there: () => true },
  "rollback-plan": { write: writeRollbackPlan, there: () => true },
  "change-request": { write: writeChangeRequest, there: ({ risk, number }) => risk !== "low" || number % 2 === 0 },
  "rollout-plan": {
    write: writeRolloutPlan,
    there: ({ strategy }) => strategy === "canary" || strategy === "feature-flag",
  },
  "deployment-log": { write: writeDeploymentLog, there: ({ outcome }) => outcome !== undefined },
  "smoke-test-results": { write: writeSmokeTestResults, there: ({ outcome }) => outcome === "deployed" },
  "monitoring-report": { write: writeMonitoringReport, there: ({ outcome }) => outcome === "deployed" },
  "operations-handoff": {
    write: writeOperationsHandoff,
    there: ({ outcome, status }) => outcome === "deployed" && status === "closed",
  },
  "post-deployment-review": { write: writePostDeploymentReview, there: ({ status }) => status === "closed" },
  "incident-report": { write: writeIncidentReport, there: ({ outcome }) => outcome === "rolled-back" },
  "post-mortem": {
    write: writePostMortem,
    there: ({ outcome, status }) => outcome === "rolled-back" && status === "closed",
  },
};

/**
 * The documents of one deployment.
 *
 * @param {string | number} seed
 * @param {number} number of the deployment, from 0
 * @returns {GeneratedDocument[]}
 */
export function writeDeployment(seed, number) {
  const facts = factsFor(seed, number);
  return Object.entries(kinds)
    .filter(([, { there }]) => there(facts))
    .map(([kind, { write }]) => {
      const text = write(facts, randomFor(seed, number, kind));
      return {
        path: `deployments/${facts.id}/${kind}.md`,
        kind,
        text: makeMistakes(text, randomFor(seed, number, kind, "mistakes")),
      };
    });
}
