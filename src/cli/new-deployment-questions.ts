import { fitOf, proposeStrategy, type Strategy, strategies } from "../deployment/strategies.ts";
import { planTimes } from "../deployment/timetable.ts";
import type { Facts } from "../model/kind.ts";
import { holds } from "../rules/strategy/facts.ts";
import { formatDuration } from "../rules/time/duration.ts";
import { type Question, questionFor } from "./ask.ts";
import { type AllowedValues, knownFacts } from "./facts.ts";
import { readPlanned, requireTimes } from "./new-deployment-facts.ts";
import { describeTimes } from "./new-deployment-report.ts";

const isTimed = ({ window, start }: Facts): boolean => window !== undefined || start !== undefined;

/**
 * What `new deployment` asks, in order: what decides the documents first, then what is released, when, and by whom.
 * `mayMigrate` as in `requireAgreement`.
 */
export function deploymentQuestions(allowed: AllowedValues, mayMigrate: boolean): readonly Question[] {
  const facts = new Map(knownFacts.map((fact) => [fact.name, questionFor(fact, allowed)]));
  const fact = (name: string, changes: Partial<Question> = {}): readonly Question[] => {
    const question = facts.get(name);
    return question ? [{ ...question, ...changes }] : [];
  };
  return [
    planned("slug", "name: what the deployment is called, such as checkout-v2", { optional: () => false }),
    ...fact("type"),
    ...fact("risk"),
    ...fact("incident", { when: (known) => holds(known, "type", "hotfix") }),
    ...fact("strategy", {
      foretold: (known) => openStrategies(known, allowed, mayMigrate).map(describeTradeOff).join("\n"),
      choices: (known) =>
        openStrategies(known, allowed, mayMigrate).map((it) => ({ value: it.name, hint: verdictOn(it, known) })),
      proposal: (known) => proposeStrategy(known),
    }),
    ...fact("release"),
    ...fact("services"),
    ...fact("after", { when: (known) => holds(known, "type", "microservice") }),
    planned("start", "start: when the window begins, with its offset, such as 2026-12-01T21:00+01:00", {
      when: ({ window }) => window === undefined,
    }),
    planned("stages", "stages: how long each takes, such as 15 min, 1 h", { when: isTimed, list: true }),
    planned("rollback-time", "rollback-time: how long until the previous version serves everyone", {
      when: isTimed,
      told: (known) => (known.window === undefined ? null : describeTimes(planTimes(known))),
    }),
    planned("duration", "duration: how long the window is, rollback included", {
      when: ({ window, start }) => window === undefined && start !== undefined,
      optional: () => false,
      proposal: proposeDuration,
      read: (answer, known) => {
        const duration = readPlanned("duration", answer);
        requireTimes({ ...known, duration });
        return duration;
      },
      told: (known) => describeTimes(planTimes(known)),
    }),
    ...fact("lead"),
    ...fact("engineer"),
    ...fact("backup"),
  ];
}

function planned(name: string, message: string, changes: Partial<Question>): Question {
  return {
    name,
    message: () => message,
    choices: () => null,
    list: false,
    optional: () => true,
    read: (answer) => readPlanned(name, answer),
    ...changes,
  };
}

/** The strategies that the change may take. */
function openStrategies(known: Facts, allowed: AllowedValues, mayMigrate: boolean): readonly Strategy[] {
  const values = allowed("strategy");
  return strategies.filter(
    (it) => (values === null || values.includes(it.name)) && (mayMigrate || fitOf(it, known) !== "refused"),
  );
}

/** How a strategy fits, or that it is the one proposed. */
function verdictOn(strategy: Strategy, known: Facts): string {
  if (strategy.name === proposeStrategy(known)) return "proposed";
  const fit = fitOf(strategy, known);
  return fit === "refused" ? "allowed by the config" : fit;
}

function describeTradeOff({ name, risk, cost, rollback }: Strategy): string {
  return `${name}\n  risk:     ${risk}\n  cost:     ${cost}\n  rollback: ${rollback}`;
}

/** As long as stages and rollback take together; null when neither is known. */
function proposeDuration({ start = "", stages = [], "rollback-time": rollback = "" }: Facts): string | null {
  const times = planTimes({ start, stages, "rollback-time": rollback });
  return times === null ? null : formatDuration(Date.parse(times.end) - Date.parse(times.start));
}
