import { expect, it } from "vitest";
import { lintMarkdown, readMarkdown } from "../src/engine/library.ts";
import { specExamples } from "./support/markdown.ts";

const now = new Date("2026-12-01T12:00:00Z");

it("reads and judges the specifications' examples, every place inside them", async () => {
  expect(specExamples.length).toBeGreaterThan(1200);
  for (const { text } of specExamples) {
    const lines = text.replace(/^\u{feff}/u, "").split(/\r\n|\n|\r/);
    const { findings } = await lintMarkdown(text, { now });
    const { blocks, gates, placeholders, criteria } = await readMarkdown(text);
    const outside = [findings, blocks, gates, placeholders, criteria]
      .flat()
      .filter(({ range }) => range.line < 1 || range.endLine > lines.length || range.endLine < range.line);
    expect(outside, text).toEqual([]);
  }
});
