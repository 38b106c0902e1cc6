import type { Html, Nodes } from "mdast";
import type { Comment } from "../model/document.ts";
import { offsets } from "./outline.ts";
import type { Reading } from "./read.ts";

/** Every HTML comment, in blocks and in lines. */
export function readComments({ source }: Reading): readonly Comment[] {
  const comments: Comment[] = [];
  const visit = (node: Nodes): void => {
    if (node.type === "html") comments.push(...commentsIn(node));
    if ("children" in node) for (const child of node.children) visit(child);
  };
  const commentsIn = (node: Html): Comment[] => {
    const { start, end } = offsets(node);
    const text = source.text.slice(start, end);
    return [...text.matchAll(/<!--([^]*?)-->/g)].map((match) => ({
      text: (match[1] ?? "").trim(),
      range: source.range(start + match.index, start + match.index + match[0].length),
    }));
  };
  visit(source.tree);
  return comments;
}
