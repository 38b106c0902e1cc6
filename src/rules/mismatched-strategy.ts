import { defineRule } from "./rule.ts";
import { holds, placeOfFact } from "./strategy/facts.ts";
import { saysNone } from "./tables/columns.ts";
import { listNames, quote } from "./wording/quote.ts";

const levels: readonly string[] = ["low", "medium", "high", "very high"];

/** The highest risk that each strategy is for, as an index of `levels`. */
const bears: Readonly<Record<string, number>> = {
  direct: 0,
  rolling: 1,
  "blue-green": 1,
  canary: 2,
  "feature-flag": 3,
};

const plan = (facts: string) => `---\nkind: deployment-plan\nstatus: approved\n${facts}---\n\n# Plan\n`;

export const rule = defineRule({
  id: "mismatched-strategy",
  group: "Strategy and risk",
  nature: "advice",
  summary: "The strategy is below what the risk asks for",
  meaning: `The riskier the change, the fewer users may meet a fault, and the faster it must be taken back: direct is for low risk,
rolling and blue-green for medium, canary for high, a feature flag for very high.

**Not reported**: more caution than the risk asks for; a hotfix of a named incident that goes direct; a database migration at
high risk by blue-green, which keeps the old version at hand; a document that does not state the strategy itself.`,
  source: "002 step 3",
  options: {},
  examples: [
    {
      wrong: plan("strategy: rolling\nrisk: high\n"),
      right: plan("strategy: canary\nrisk: high\n"),
      finds: [{ line: 4, message: '"canary" or "feature-flag"' }],
    },
    {
      title: "A hotfix",
      wrong: plan("type: [hotfix]\nstrategy: direct\nrisk: medium\n"),
      right: plan("type: [hotfix]\nstrategy: direct\nrisk: medium\nincident: INC-2231\n"),
      finds: [{ line: 5 }],
    },
    {
      title: "A database migration",
      wrong: plan("type: [infrastructure]\nstrategy: blue-green\nrisk: high\n"),
      right: plan("type: [database-migration]\nstrategy: blue-green\nrisk: high\n"),
      finds: [{ line: 5 }],
    },
  ],
  *check({ document, kind, facts, deployment, phaseOf }) {
    if (kind === null || (deployment !== null && deployment.plan.document.path !== document.path)) return;
    const [strategy, risk] = [normalise(facts.strategy), normalise(facts.risk)];
    const most = Object.hasOwn(bears, strategy) ? bears[strategy] : undefined;
    const asked = levels.indexOf(risk.replace("-", " "));
    if (most === undefined || asked <= most || isExempt(strategy, asked, facts)) return;
    const range = placeOfFact(document, "strategy");
    if (range === null) return;
    const fitting = Object.keys(bears).filter((it) => (bears[it] ?? 0) >= asked);
    yield {
      range,
      phase: phaseOf(range),
      message: `Strategy ${quote(strategy)} is for ${levels[most]} risk, not for ${levels[asked]} risk: use ${listNames(fitting.map((it) => quote(it)))}`,
    };
  },
});

function isExempt(strategy: string, asked: number, facts: Parameters<typeof holds>[0]): boolean {
  const { incident } = facts;
  if (strategy === "direct")
    return holds(facts, "type", "hotfix") && typeof incident === "string" && !saysNone(incident);
  return strategy === "blue-green" && asked === 2 && holds(facts, "type", "database-migration");
}

function normalise(fact: string | readonly string[] | undefined): string {
  return typeof fact === "string" ? fact.trim().toLowerCase() : "";
}
