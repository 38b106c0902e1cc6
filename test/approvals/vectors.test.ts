import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { project } from "../../src/approvals/projection.ts";
import { canonicalTree } from "../../src/reading/canonical.ts";
import { parse } from "../../src/reading/parse.ts";
import { digestOf } from "../../src/workspace/digest.ts";
import { describeVector, readVectors } from "./vectors.ts";

// A vector that gives another text is no test to update: the projection has changed, and needs another version.
describe("fixtures/digest", () => {
  it.each(readVectors())("$name", async (vector) => {
    expect(await describeVector(vector)).toBe(vector.wanted);
  });

  it.each(readVectors())("$name is the same with CR LF and a byte-order mark", async (vector) => {
    const markdown = `\u{feff}${vector.markdown.replaceAll("\n", "\r\n")}`;
    expect(await describeVector({ ...vector, markdown })).toBe(vector.wanted);
  });
});

describe("docs/digest.md", () => {
  const page = readFileSync("docs/digest.md", "utf8");
  const examples = [
    ...page.matchAll(/^`{4}markdown\n([\s\S]*?)^`{4}\n+`{4}text\n([\s\S]*?)^`{4}\n+`(d1:[0-9a-f]{64})`$/gm),
  ];

  it("has examples", () => expect(examples.length).toBeGreaterThan(2));

  it.each(examples.map(([, markdown = "", canonical = "", digest = ""]) => ({ markdown, canonical, digest })))(
    "$digest",
    ({ markdown, canonical, digest }) => {
      const source = parse(markdown);
      const leaveOut = { keys: ["status"], texts: [], boxes: [] };
      const text = project({ nodes: canonicalTree(source), frontMatter: source.frontMatter.data, leaveOut });
      expect(text).toBe(canonical);
      expect(digestOf(text)).toBe(digest);
    },
  );
});
