import { describe, expect, it } from "vitest";
import { writeDeployment } from "../../bench/generate/deployments.mjs";
import { families } from "../../bench/generate/families.mjs";
import { historyStream } from "../../bench/generate/history.mjs";
import { writeLongDocument } from "../../bench/generate/long-document.mjs";
import { builtInNames } from "../../src/kinds/builtin.ts";
import { judgeFolder } from "../deployments/folder.ts";
import { lintMarkdown } from "../support/lint.ts";

/** The folders of some deployments, in order. */
const write = (seed: number, count: number) =>
  Array.from({ length: count }, (_, number) => writeDeployment(seed, number));

const folders = write(1, 60);
const many = folders.flat();

/** Those that are judged: judging is what takes time. */
const some = folders.filter((_, number) => number % 5 === 0);

describe("generated deployments", () => {
  it("are the same for the same seed, and others for another", () => {
    expect(write(1, 3)).toEqual(folders.slice(0, 3));
    expect(write(2, 3)).not.toEqual(write(1, 3));
  });

  it("hold every kind there is", () => {
    expect(new Set(many.map(({ kind }) => kind))).toEqual(new Set(builtInNames));
  });

  it("are no two alike: each says what no other says", () => {
    const bodies = many.map(({ text }) => new Set(text.split("\n")));
    const times = new Map<string, number>();
    for (const line of bodies.flatMap((lines) => [...lines])) times.set(line, (times.get(line) ?? 0) + 1);
    const own = bodies.map((lines) => [...lines].filter((line) => times.get(line) === 1).length);
    expect(Math.min(...own)).toBeGreaterThan(4);
    expect(new Set(many.map(({ path }) => path)).size).toBe(many.length);
  });

  it("are as long as filled documents are", () => {
    const mean = many.reduce((sum, { text }) => sum + text.length, 0) / many.length;
    expect(mean).toBeGreaterThan(2500);
    expect(mean).toBeLessThan(4500);
  });

  it("have findings in about one document of six", async () => {
    const judged = await Promise.all(
      some.map((documents) => {
        const [, name = ""] = documents[0]?.path.split("/") ?? [];
        return judgeFolder(name, Object.fromEntries(documents.map(({ kind, text }) => [`${kind}.md`, text])));
      }),
    );
    const results = judged.flat();
    expect(results).toHaveLength(some.flat().length);
    const share = results.filter(({ result }) => result.findings.length > 0).length / results.length;
    expect(share).toBeGreaterThan(1 / 9);
    expect(share).toBeLessThan(1 / 4);
  });
});

it.each([10_000, 40_000])("a long document is as long as was asked for: %d bytes", async (bytes) => {
  const text = writeLongDocument(1, bytes);
  expect(Math.abs(text.length - bytes)).toBeLessThan(bytes / 20);
  expect(text).toBe(writeLongDocument(1, bytes));
  expect((await lintMarkdown(text)).kind).toBe("deployment-log");
});

it.each(Object.entries(families))("%s is about as long as was asked for", (_, make) => {
  for (const bytes of [1000, 8000]) expect(Math.abs(make(bytes).length - bytes)).toBeLessThan(bytes / 4);
});

it("a history is one stream: main, then a branch that changes one document", () => {
  const stream = historyStream(1, 12);
  expect(stream.match(/^commit .*/gm)).toEqual([
    "commit refs/heads/main",
    "commit refs/heads/main",
    "commit refs/heads/topic",
  ]);
  expect(stream.split("commit refs/heads/topic")[1]?.match(/^M 100644 inline .*/gm)).toHaveLength(1);
});
