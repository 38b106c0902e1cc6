import { expect, test } from "vitest";
import { read } from "../../src/engine/api.ts";
import type { Document } from "../../src/model/document.ts";

/** More than fit on the stack as arguments of one call. */
const many = 150_000;

test.each<readonly [string, string, (document: Document) => number]>([
  ["comments in a block", `<div>\n${"<!---->".repeat(many)}`, ({ comments }) => comments.length],
  ["placeholders on a line", "TBD ".repeat(many), ({ placeholders }) => placeholders.length],
])("very many %s are read", async (_, text, count) => {
  const document = await read(text);
  expect(document.unreadable).toEqual([]);
  expect(count(document)).toBeGreaterThanOrEqual(many - 1);
  expect(document.approvals).toEqual([]);
});
