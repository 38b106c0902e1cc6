import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { judgeMerge } from "../../src/workspace/merge/judge-merge.ts";
import { openMerge } from "../../src/workspace/merge/open-merge.ts";
import { findTouched } from "../../src/workspace/merge/touched.ts";
import { makeRepository, type NewCommit } from "../support/repository.ts";

const fixture = "fixtures/deployments/2026-11-17-invoice-renderer";
const texts = Object.fromEntries(readdirSync(fixture).map((it) => [it, readFileSync(join(fixture, it), "utf8")]));

/** 300 deployments, each made by one commit; the others edit one document somewhere. */
function* makeHistory(): Generator<NewCommit> {
  const folder = (at: number): string =>
    `deployments/2026-${String(10 + (at % 3))}-${String(10 + (at % 18))}-service-${at}`;
  for (let at = 0; at < 300; at++) {
    yield { files: Object.fromEntries(Object.entries(texts).map(([name, text]) => [`${folder(at)}/${name}`, text])) };
  }
  for (let at = 0; at < 1_700; at++) {
    const text = `${texts["deployment-log.md"]}\nNote ${at}.\n`;
    yield { files: { [`${folder(at % 300)}/deployment-log.md`]: text } };
  }
}

test("a check of one deployment among 300, after 2,000 commits, asks git a bounded number of times", async () => {
  const repository = await makeRepository();
  repository.history([...makeHistory()]);
  repository.branch("work");
  const folder = "deployments/2026-10-10-service-0";
  const request = texts["change-request.md"] ?? "";
  const by = { author: "Olu Adebayo <olu@billwright.example>" };
  repository.commit({
    ...by,
    files: { [`${folder}/change-request.md`]: request.replace("2026-11-13 |", "2026-11-14 |") },
  });

  const merge = await openMerge(repository.path, { base: "main", all: false, config: null, env: process.env });
  const { documents } = await findTouched(merge, repository.path);
  const files = documents.map((it) => join(repository.path, it));
  const run = { cwd: repository.path, now: new Date("2026-11-26T12:00Z"), as: null, levels: {}, changedPolicy: [] };
  const { taken, problems } = await judgeMerge(files, merge, run, (judged) => judged.map(({ result }) => result));

  expect(problems).toEqual([]);
  expect(taken).toHaveLength(Object.keys(texts).length);
  // The row is fresh, so its writer and the authors of what it covers were looked up.
  const { calls } = merge.repository.git;
  expect(calls).toBeGreaterThan(7);
  expect(calls).toBeLessThan(20);
});
