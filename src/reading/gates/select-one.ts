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

/** The lists and paragraphs of which exactly one box is to be ticked, as the text or comment before them says. */
export function findSelections(tree: Root): ReadonlySet<Nodes> {
  const selections = new Set<Nodes>();
  const visit = (nodes: readonly Nodes[]): void => {
    let asked: Asked = { heading: false, near: false };
    for (const node of nodes) {
      if ((node.type === "list" || node.type === "paragraph") && (asked.near || asked.heading)) selections.add(node);
      asked = askedAfter(node, asked);
      if (node.type === "list" || node.type === "listItem" || node.type === "blockquote") visit(node.children);
    }
  };
  visit(tree.children);
  return selections;
}

/** A heading asks for the first list below it, a paragraph or comment for what comes next. */
interface Asked {
  readonly heading: boolean;
  readonly near: boolean;
}

function askedAfter(node: Nodes, { heading, near }: Asked): Asked {
  switch (node.type) {
    case "heading":
      return { heading: asksForOne(textOf(node)), near: false };
    case "paragraph":
      return { heading, near: asksForOne(textOf(node)) };
    case "html":
      return { heading, near: near || asksForOne(commentText(node)) };
    default:
      return { heading: false, near: false };
  }
}

const commentText = (node: Html): string => node.value.replace(/<!--|-->/g, " ").replace(/<[^<>]*>/g, " ");
