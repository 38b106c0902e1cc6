import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { askFacts } from "../../src/cli/ask.ts";
import { knownFacts } from "../../src/cli/facts.ts";

/** Asks for facts and types one answer after the other, each when its question is there. */
async function ask(names: readonly string[], answers: readonly string[]) {
  const input = new PassThrough();
  const output = new PassThrough();
  const wanted = knownFacts.filter(({ name }) => names.includes(name));
  const facts = askFacts(wanted, () => null, { input, output });
  let asked = 0;
  let shown = "";
  output.setEncoding("utf8").on("data", (text: string) => {
    shown += text;
    const name = wanted[asked]?.name;
    if (name === undefined || !shown.includes(`${name}: `)) return;
    shown = "";
    const answer = answers[asked++] ?? "";
    setTimeout(() => input.write(answer), 5);
  });
  return facts;
}

test("typed and chosen facts, and one left open", async () => {
  const facts = await ask(["release", "strategy", "risk", "lead"], ["v2.4.0\r", "\u001b[B\u001b[B\r", "\r", "\r"]);
  expect({ ...facts }).toEqual({ release: "v2.4.0", strategy: "rolling" });
});

test("several may be chosen", async () => {
  expect({ ...(await ask(["type"], ["\u001b[B \u001b[B \r"])) }).toEqual({ type: ["hotfix", "database-migration"] });
});

test("who breaks off writes nothing", async () => {
  await expect(ask(["release"], ["\u0003"])).rejects.toThrow("Cancelled: nothing is written");
});
