import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { takeShard } from "../../src/cli/take-shard.ts";
import { runIn } from "./run-here.ts";
import type { Printed } from "./scenario.ts";

const formats = ["json", "sarif", "html"] as const;

let folder = "";
const whole = new Map<string, Printed>();
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "deploydoc-shards-"));
  cpSync("fixtures/deployments", join(folder, "deployments"), { recursive: true });
  cpSync("fixtures/kinds", join(folder, "deployments/kinds"), { recursive: true });
  for (const format of formats) whole.set(format, await runIn(folder, ["lint", "--format", format]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test.each([1, 3, 40])("%i shards find what one run finds, and say it in the same words", async (count) => {
  const parts: string[] = [];
  for (let index = 1; index <= count; index++) {
    const part = `shard-${index}.json`;
    await runIn(folder, ["lint", "--shard", `${index}/${count}`, "--format", "json", "--output", part, "--force"]);
    parts.unshift(part);
  }
  for (const format of formats) {
    const joined = await runIn(folder, ["merge-reports", ...parts, "--format", format]);
    expect(joined.code).toBe(whole.get(format)?.code);
    expect(joined.stdout === whole.get(format)?.stdout, `${format} differs`).toBe(true);
  }
});

describe("takeShard", () => {
  const trees = fc.array(fc.tuple(fc.nat(9), fc.nat(20)), { maxLength: 60 });

  test("gives every document to one shard, folders whole, in order", () => {
    fc.assert(
      fc.property(trees, fc.integer({ min: 1, max: 12 }), (names, count) => {
        const files = [...new Set(names.map(([of, name]) => `/tree/${of}/${name}.md`))];
        const shards = Array.from({ length: count }, (_, nth) => takeShard(files, { index: nth + 1, count }));
        const folders = [...new Set(files.map((it) => dirname(it)))];
        const inOrder = folders.flatMap((it) => files.filter((file) => dirname(file) === it));
        expect(shards.flat()).toEqual(inOrder);
        const owners = shards.flatMap((shard) => [...new Set(shard.map((it) => dirname(it)))]);
        expect(owners).toEqual(folders);
      }),
    );
  });

  test("shares alike", () => {
    const files = Array.from({ length: 1_000 }, (_, nth) => `/tree/${Math.floor(nth / 10)}/${nth}.md`);
    const sizes = [1, 2, 3, 4, 5].map((index) => takeShard(files, { index, count: 5 }).length);
    expect(sizes).toEqual([200, 200, 200, 200, 200]);
  });
});
