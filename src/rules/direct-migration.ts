import { defineRule } from "./rule.ts";
import { holds, placeOfFact } from "./strategy/facts.ts";
import { quote } from "./wording/quote.ts";

export const rule = defineRule({
  id: "direct-migration",
  group: "Strategy and risk",
  nature: "contradiction",
  summary: "A database migration by anything but blue-green or canary",
  meaning: `A migration is the hardest change to take back. Blue-green and canary keep the old version at hand while the new schema
proves itself; replacing instances, one by one or at once, does not, and a flag does not switch a schema.

**Not reported**: other types; a document that does not state the strategy itself.`,
  source: "002 step 3",
  options: {},
  outranks: ["mismatched-strategy"],
  examples: [
    {
      wrong: "---\ntype: [database-migration]\nstrategy: rolling\n---\n\n# Plan\n",
      right: "---\ntype: [database-migration]\nstrategy: canary\n---\n\n# Plan\n",
      finds: [{ line: 3, message: '"rolling"' }],
    },
  ],
  *check({ document, facts, phaseOf }) {
    const { strategy } = facts;
    if (typeof strategy !== "string" || strategy === "" || !holds(facts, "type", "database-migration")) return;
    if (["blue-green", "canary"].includes(strategy.toLowerCase())) return;
    const range = placeOfFact(document, "strategy");
    if (range === null) return;
    yield {
      range,
      phase: phaseOf(range),
      message: `Strategy ${quote(strategy)} is not for a database migration: use "blue-green" or "canary"`,
    };
  },
});
