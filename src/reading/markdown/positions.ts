import type { Link, Text } from "mdast";
import type { CompileContext, Extension, Handle, Token } from "mdast-util-from-markdown";
import {
  dropFirstUnit,
  gatherStretches,
  type Stretch,
  type Stretches,
  stretchesOf,
  unescapePipes,
} from "./stretches.ts";

interface Place {
  readonly line: number;
  readonly column: number;
  readonly offset: number;
}

/**
 * Makes the tree with exact positions, and notes the stretches of each value. Besides, line ends are "\n" whatever
 * the source has (a space in inline code, as CommonMark has it), a cell's position is its content without pipes and
 * padding, and the paragraph of a task begins at its text.
 *
 * @param text what is parsed
 * @param base source offset at which it begins; stretches count from the source's beginning
 */
export function trackPositions(text: string, base: number, stretches: Stretches): Extension {
  /** The text node that grows: one token after the other is added to its value. */
  let growing: { readonly node: Text; readonly found: Stretch[] } | null = null;
  let content: Token | null = null;

  const openText: Handle = function (token) {
    this.config.enter.codeFlowValue?.call(this, token);
    const node = this.stack.at(-1);
    if (node?.type !== "text") return;
    if (growing?.node !== node) growing = { node, found: [] };
    addStretch(growing.found, token, node.value.length, base);
    const [first, second] = growing.found;
    if (second || (first && token.type.startsWith("character"))) stretches.set(node, growing.found);
  };

  const closeLine: Handle = function (token) {
    const parent = this.stack.at(-1);
    if (this.data.atHardBreak) {
      const hard = parent && "children" in parent ? parent.children.at(-1) : undefined;
      if (hard?.position) hard.position.end = pointOf(token.end);
      this.data.atHardBreak = undefined;
      return;
    }
    if (this.data.setextHeadingSlurpLineEnding || !parent || !this.config.canContainEols.includes(parent.type)) return;
    openText.call(this, token);
    const node = this.stack.pop();
    if (node?.type !== "text" || !node.position) return;
    node.value += "\n";
    node.position.end = pointOf(token.end);
  };

  const closeCode: Handle = function (token) {
    const { value, found } = takeBuffer(this, stretches, base);
    const node = this.stack.at(-1);
    this.exit(token);
    if (node?.type !== "inlineCode") return;
    const plain = value.replaceAll("\n", " ");
    const read = this.data.inTable ? unescapePipes(plain, found) : { value: plain, found };
    node.value = read.value;
    stretches.set(node, read.found);
  };

  const closeHtml: Handle = function (token) {
    const { value, found } = takeBuffer(this, stretches, base);
    const node = this.stack.at(-1);
    this.exit(token);
    if (node?.type !== "html") return;
    node.value = value;
    if (found.length > 1) stretches.set(node, found);
  };

  const closeLabel: Handle = function () {
    const fragment = this.stack.at(-1);
    const children = fragment && "children" in fragment ? fragment.children : [];
    const description = this.resume();
    const node = this.stack.at(-1);
    this.data.inReference = true;
    if (node?.type === "link") node.children = children as Link["children"];
    else if (node?.type === "image") {
      node.alt = description;
      stretches.set(node, gatherStretches(children, stretches, base));
    }
  };

  const closeParagraph: Handle = function (token) {
    const node = this.stack.at(-1);
    const item = this.stack.at(-2);
    this.exit(token);
    if (node?.type !== "paragraph" || item?.type !== "listItem" || typeof item.checked !== "boolean") return;
    const head = node.children[0];
    if (head?.type !== "text" || item.children.find((it) => it.type === "paragraph") !== node) return;
    // The box is followed by one space, tab or line end, which is no text.
    const found = dropFirstUnit(stretchesOf(head, stretches, base), head.value.length);
    if (stretches.has(head)) stretches.set(head, found);
    head.value = head.value.slice(1);
    if (head.value === "") node.children.shift();
    else if (head.position) head.position.start = pointAt(text, token.start, (found[0]?.start ?? base) - base);
    const start = node.children[0]?.position?.start;
    if (start && node.position) node.position.start = { ...start };
  };

  const openCell: Handle = function (token) {
    content = null;
    this.enter({ type: "tableCell", children: [] }, token);
  };

  const openContent: Handle = (token) => {
    content = token;
  };

  const closeCell: Handle = function (token) {
    const node = this.stack.at(-1);
    this.exit(token);
    if (!node) return;
    const { start, end } = content ?? emptyPlace(text, token);
    node.position = { start: pointOf(start), end: pointOf(end) };
  };

  return {
    enter: {
      data: openText,
      characterEscape: openText,
      characterReference: openText,
      codeTextData: openText,
      htmlTextData: openText,
      tableData: openCell,
      tableHeader: openCell,
      tableContent: openContent,
    },
    exit: {
      lineEnding: closeLine,
      codeText: closeCode,
      htmlText: closeHtml,
      label: closeLabel,
      paragraph: closeParagraph,
      tableData: closeCell,
      tableHeader: closeCell,
    },
  };
}

/** Adds a token's stretch, or lengthens the last one when both match their source unit by unit without a gap. */
function addStretch(found: Stretch[], token: Token, from: number, base: number): void {
  const start = token.start.offset + base;
  const end = token.end.offset + base;
  const last = found.at(-1);
  const plain = token.type === "lineEnding" ? end - start === 1 : !token.type.startsWith("character");
  if (plain && last?.end === start && last.end - last.start === from - last.from) {
    found[found.length - 1] = { ...last, end };
  } else found.push({ from, start, end });
}

/** Takes the text that inline code or HTML collected off the stack; its node is then the last one there. */
function takeBuffer(
  context: CompileContext,
  stretches: Stretches,
  base: number,
): { readonly value: string; readonly found: readonly Stretch[] } {
  const fragment = context.stack.at(-1);
  const inner = fragment && "children" in fragment ? fragment.children[0] : undefined;
  const found = inner ? stretchesOf(inner, stretches, base) : [];
  if (inner) stretches.delete(inner);
  return { value: context.resume(), found };
}

/** Where the content of an empty cell would stand: behind its left pipe and one space. */
function emptyPlace(text: string, { start, end }: Token): { readonly start: Place; readonly end: Place } {
  let { offset } = start;
  if (text[offset] === "|") offset++;
  if (text[offset] === " " && offset < end.offset) offset++;
  const place = { line: start.line, column: start.column + offset - start.offset, offset };
  return { start: place, end: place };
}

/** The point of an offset that lies a few lines behind a known one. */
function pointAt(text: string, from: Place, offset: number): Place {
  let { line, column } = from;
  for (let at = from.offset; at < offset; at++) {
    const ends = text[at] === "\n" || (text[at] === "\r" && text[at + 1] !== "\n");
    line += ends ? 1 : 0;
    column = ends ? 1 : column + 1;
  }
  return { line, column, offset };
}

/** A point without the parser's own fields. */
function pointOf({ line, column, offset }: Place): Place {
  return { line, column, offset };
}
