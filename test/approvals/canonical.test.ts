import { describe, expect, it } from "vitest";
import { project } from "../../src/approvals/projection.ts";
import { canonicalTree } from "../../src/reading/canonical.ts";
import { parse } from "../../src/reading/parse.ts";
import { different, same } from "./canonical.cases.ts";

/** The canonical text with nothing but the status left out. */
function canonicalText(markdown: string): string {
  const source = parse(markdown);
  const leaveOut = { keys: ["status"], texts: [], boxes: [] };
  return project({ nodes: canonicalTree(source), frontMatter: source.frontMatter.data, leaveOut });
}

describe("has one canonical text for", () => {
  it.each(same)("%s", (_, one, other) => expect(canonicalText(other)).toBe(canonicalText(one)));
});

describe("tells apart", () => {
  it.each(different)("%s", (_, one, other) => expect(canonicalText(other)).not.toBe(canonicalText(one)));
});
