import type { Html, Nodes, Root } from "mdast";
import { toString as textOf } from "mdast-util-to-string";
import { wordExpression } from "../word-expression.ts";
import { alternatives } from "../word-pattern.ts";
import { find, list } from "./words.ts";

const one = wordExpression(
  () => {
    const words = list("selectOne");
    const whole = alternatives(words.filter((word) => !word.endsWith("…")));
    const started = alternatives(words.filter((word) => word.endsWith("…")));
    return `${whole}\\s*(?:$|[\\p{P}\\n])|${started}`;
  },
  "imu",
  find("selectOne"),
);
const many = find("selectMany");

/**
 * Whether a text asks for exactly one of what follows ("Select one", "Nur eine auswählen"). "Choose one lead" asks for a
 * lead: after the bare words the sentence has to end.
 */
export function asksForOne(text: string): boolean {
  return one.test(text) && !many.isIn(text);
}

/** Those of the lists and paragraphs of which exactly one box is to be ticked, as the text or comment before them says. */
export function findSelections(tree: Root, owners: ReadonlySet<Nodes>): ReadonlySet<Nodes> {
  const selections = new Set<Nodes>();
  const visit = (nodes: readonly Nodes[]): void => {
    let before: Before = nothing;
    for (const node of nodes) {
      if (owners.has(node) && isAsked(before)) selections.add(node);
      before = beforeNext(node, before);
      if (node.type === "list" || node.type === "listItem" || node.type === "blockquote") visit(node.children);
    }
  };
  if (owners.size > 0) visit(tree.children);
  return selections;
}

/** What may ask: a heading for the first list below it, a paragraph or comments for what comes next. */
interface Before {
  readonly heading: Nodes | null;
  readonly near: readonly Nodes[];
}

const nothing: Before = { heading: null, near: [] };

function beforeNext(node: Nodes, { heading, near }: Before): Before {
  switch (node.type) {
    case "heading":
      return { heading: node, near: [] };
    case "paragraph":
      return { heading, near: [node] };
    case "html":
      return { heading, near: [...near, node] };
    default:
      return nothing;
  }
}

function isAsked({ heading, near }: Before): boolean {
  const asks = (node: Nodes): boolean => asksForOne(node.type === "html" ? commentText(node) : textOf(node));
  return near.some(asks) || (heading !== null && asks(heading));
}

const commentText = (node: Html): string => node.value.replace(/<!--|-->/g, " ").replace(/<[^<>]*>/g, " ");
