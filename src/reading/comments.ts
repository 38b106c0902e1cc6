import type { Html, Nodes } from "mdast";
import type { Comment } from "../model/document.ts";
import { offsets } from "./outline.ts";
import type { Source } from "./parse.ts";
import type { Reading } from "./read.ts";

/** Every HTML comment, in blocks and in lines. One that is never closed reaches to the end of its block. */
export function readComments({ source }: Reading): readonly Comment[] {
  const comments: Comment[] = [];
  const visit = (node: Nodes): void => {
    // One after the other: so many may stand in one block that as arguments of a call they would overflow the stack.
    if (node.type === "html") for (const it of commentsIn(node, source)) comments.push(it);
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(source.tree);
  return comments;
}

function commentsIn(node: Html, source: Source): Comment[] {
  const block = offsets(node);
  const text = source.text.slice(block.start, block.end);
  const comments: Comment[] = [];
  for (let start = text.indexOf("<!--"); start >= 0; ) {
    const close = text.indexOf("-->", start + 2);
    const end = close < 0 ? text.trimEnd().length : close + 3;
    const inner = text.slice(start + 4, close < 0 ? end : close);
    comments.push({ text: inner.trim(), range: source.range(block.start + start, block.start + end) });
    start = close < 0 ? -1 : text.indexOf("<!--", end);
  }
  return comments;
}
