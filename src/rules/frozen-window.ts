import type { Freeze, Subject } from "../model/subject.ts";
import { defineRule } from "./rule.ts";
import { holds, placeOfFact } from "./strategy/facts.ts";
import { saysNone } from "./tables/columns.ts";
import { windowOf } from "./time/window.ts";
import { quote } from "./wording/quote.ts";

const plan = (facts: string) =>
  `---\nkind: deployment-plan\nstatus: approved\nenvironment: production\n${facts}---\n\n# Plan\n`;
const path = "2026-12-24-checkout/deployment-plan.md";
const beside = {};
const freezes = [{ name: "Christmas", from: "2026-12-20", to: "2026-12-27", environments: ["production"] }];

export const rule = defineRule({
  id: "frozen-window",
  group: "Time",
  nature: "contradiction",
  summary: "The window falls into a freeze",
  meaning: `The config's \`freezes\` name the days on which nothing is deployed, for all environments or for some. A window may end
when a freeze begins, and begin when it ends; a date alone is the whole day, where the window is.

**Not reported**: a hotfix that names its incident; other environments; a plan on its own, without its folder.`,
  source: "001 prerequisites",
  options: {},
  examples: [
    {
      path,
      beside,
      freezes,
      wrong: plan("window: 2026-12-24T21:00Z/2026-12-24T23:00Z\n"),
      right: plan("window: 2026-12-28T00:00Z/2026-12-28T02:00Z\n"),
      finds: [{ line: 5, message: '"Christmas"' }],
    },
    {
      title: "A hotfix",
      path,
      beside,
      freezes,
      wrong: plan("type: [hotfix]\nwindow: 2026-12-24T21:00Z/2026-12-24T23:00Z\n"),
      right: plan("type: [hotfix]\nincident: INC-2231\nwindow: 2026-12-24T21:00Z/2026-12-24T23:00Z\n"),
      finds: [{ line: 6 }],
    },
  ],
  *check({ document, facts, deployment, phaseOf }) {
    if (deployment === null || deployment.plan.document.path !== document.path || isUrgent(facts)) return;
    const window = windowOf(facts);
    const range = placeOfFact(document, "window");
    if (window === null || range === null) return;
    for (const freeze of deployment.freezes) {
      if (!concerns(freeze, facts) || window.start >= freeze.end || window.end <= freeze.start) continue;
      const message = `Window falls into the freeze ${quote(freeze.name)}: choose another one`;
      yield { range, phase: phaseOf(range), message };
    }
  },
});

function isUrgent(facts: Subject["facts"]): boolean {
  const { incident } = facts;
  return holds(facts, "type", "hotfix") && typeof incident === "string" && !saysNone(incident);
}

function concerns({ environments }: Freeze, facts: Subject["facts"]): boolean {
  return environments.length === 0 || environments.some((it) => holds(facts, "environment", it.toLowerCase()));
}
