import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { knownFacts, readFacts } from "../../src/cli/facts.ts";

const any = () => null;

describe("readFacts", () => {
  test("flags and pairs, lists split, values in their own spelling", () => {
    const facts = readFacts(
      { release: " v2 ", services: "a, b,", strategy: "Blue Green" },
      ["risk=HIGH", "customer=A=B"],
      ["customer"],
      any,
    );
    expect({ ...facts }).toEqual({
      release: "v2",
      services: ["a", "b"],
      strategy: "blue-green",
      risk: "high",
      customer: "A=B",
    });
  });

  test("a kind's own limits win over the general ones", () => {
    const facts = readFacts({ risk: "severe" }, [], [], (fact) => (fact === "risk" ? ["Minor", "Severe"] : null));
    expect(facts.risk).toBe("Severe");
  });
});

test("the known facts and their values are those of the plan's schema", () => {
  const schema = JSON.parse(
    readFileSync(new URL("../../schemas/deployment-plan.schema.json", import.meta.url), "utf8"),
  );
  const { properties, required } = schema.properties.facts;
  const names = new Set([...required, ...Object.keys(properties)]);
  expect(new Set([...knownFacts.map(({ name }) => name), "status", "outcome"])).toEqual(names);
  for (const { name, values, list } of knownFacts) {
    const fact = properties[name] ?? {};
    expect({ name, values: fact.enum ?? fact.items?.enum ?? null }).toEqual({ name, values });
    expect({ name, list: fact.items !== undefined }).toEqual({ name, list });
  }
});
