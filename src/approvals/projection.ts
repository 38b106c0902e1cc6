import type { CanonicalNode } from "../model/canonical.ts";
import type { FrontMatterValue } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import { type CanonicalLine, type JsonValue, writeCanonical } from "./canonical-text.ts";
import { indexRanges, type RangeIndex } from "./ranges.ts";
import { tidyTexts } from "./tidy-text.ts";

/** The version of the projection that this code makes: the one before the colon of a digest. */
export const digestVersion = "d1";

/** What an approval does not cover, by places of the source. docs/digest.md says what becomes of it. */
export interface LeaveOut {
  /** Keys of the front matter. */
  readonly keys: readonly string[];
  /** What is filled in later or by another signer: all but HTML goes. */
  readonly texts: readonly Range[];
  /** Boxes as written; the box stays, its state goes. */
  readonly boxes: readonly Range[];
}

/** A document as its approval covers it. */
export interface Projectable {
  /** From `canonicalTree`. */
  readonly nodes: readonly CanonicalNode[];
  readonly frontMatter: Readonly<Record<string, FrontMatterValue>>;
  readonly leaveOut: LeaveOut;
}

/** The canonical text whose digest an approval names, as docs/digest.md specifies it; it ends with a line end. */
export function project({ nodes, frontMatter, leaveOut }: Projectable): string {
  const keys = new Set(leaveOut.keys);
  const data = Object.fromEntries(Object.entries(frontMatter).filter(([key]) => !keys.has(key)));
  const head: CanonicalLine = { type: "front-matter", json: composed(data), children: [] };
  return writeCanonical(`deploydoc ${digestVersion}`, [head, ...projectNodes(nodes, leaveOut)]);
}

/** The nodes that an approval covers. */
function projectNodes(nodes: readonly CanonicalNode[], leaveOut: LeaveOut): readonly CanonicalNode[] {
  const cut = { texts: indexRanges(leaveOut.texts), boxes: indexRanges(leaveOut.boxes) };
  return nodes.flatMap((node) => projectNode(node, cut));
}

function composed(value: FrontMatterValue): JsonValue {
  if (typeof value === "string") return value.normalize("NFC");
  if (Array.isArray(value)) return value.map(composed);
  return Object.fromEntries(Object.entries(value).map(([key, it]) => [key.normalize("NFC"), composed(it)]));
}

interface Cut {
  readonly texts: RangeIndex;
  readonly boxes: RangeIndex;
}

function projectNode(node: CanonicalNode, cut: Cut): readonly CanonicalNode[] {
  switch (node.type) {
    case "text":
      return cutText(node, cut, false);
    case "html":
      return cut.texts.holding(node.range) && /^<br\s*\/?>$/i.test(node.text ?? "") ? [] : cutText(node, cut, true);
    case "box":
      return [cut.boxes.holding(node.range) ? { ...node, attributes: anyState } : node];
    case "code":
    case "image":
    case "break":
    case "footnote-reference":
      return cut.texts.holding(node.range) ? [] : [compose(node)];
    case "emphasis":
    case "strong":
    case "deleted":
    case "link":
      return projectBranch(node, cut);
    case "item":
      return [hoistBox(withChildren(node, cut))];
    default:
      return [node.children ? withChildren(node, cut) : compose(node)];
  }
}

const anyState = { state: "*" };

const blocksOfText = new Set(["paragraph", "heading", "cell"]);

function withChildren(node: CanonicalNode, cut: Cut): CanonicalNode {
  const children = (node.children ?? []).flatMap((child) => projectNode(child, cut));
  return { ...compose(node), children: tidyTexts(children, blocksOfText.has(node.type)) };
}

/** Emphasis and links go when all that stood in them did. */
function projectBranch(node: CanonicalNode, cut: Cut): readonly CanonicalNode[] {
  const left = withChildren(node, cut);
  return left.children?.length === 0 && node.children?.length !== 0 ? [] : [left];
}

/** Names and titles are composed as text is; targets, code and labels (composed before) stay as they are. */
function compose(node: CanonicalNode): CanonicalNode {
  const { alt, title } = node.attributes ?? {};
  if (alt === undefined && title === undefined) return node;
  const composedOnes = {
    ...(alt === undefined ? {} : { alt: alt.replace(/[ \t\n\r]+/g, " ").normalize("NFC") }),
    ...(title === undefined ? {} : { title: title.replace(/[ \t\n\r]+/g, " ").normalize("NFC") }),
  };
  return { ...node, attributes: { ...node.attributes, ...composedOnes } };
}

/** A text without what is left out of it; a box in it that is a gate's becomes a node of its own. */
function cutText(node: CanonicalNode, cut: Cut, isHtml: boolean): readonly CanonicalNode[] {
  const { type, text = "", range, placeOf } = node;
  const whole = isHtml ? [{ type, range, text: tidyHtml(text) }] : [{ type, range, text }];
  if (!placeOf || !(cut.boxes.touching(range) || (!isHtml && cut.texts.touching(range)))) return whole;
  const parts: CanonicalNode[] = [];
  let kept = "";
  let box: ReturnType<RangeIndex["holding"]> = null;
  const flush = (): void => {
    const left = isHtml ? tidyHtml(kept) : kept;
    if (left !== "") parts.push({ type, range, text: left });
    kept = "";
  };
  for (let at = 0; at < text.length; at++) {
    const place = placeOf(at);
    const isOut = cut.texts.holding(place) !== null;
    const found = cut.boxes.holding(place);
    if (found !== null && found !== box && !isOut) {
      flush();
      parts.push({ type: "box", range: found, attributes: anyState });
    }
    box = found;
    if (found === null && (isHtml || !isOut)) kept += text[at];
  }
  flush();
  return parts;
}

/** Blanks at the ends of lines and around HTML are nothing a reader sees. */
function tidyHtml(text: string): string {
  return text
    .split("\n")
    .map((line) => line.replace(/(?<![ \t])[ \t]+$/, ""))
    .join("\n")
    .replace(/^[ \t\n]+|(?<!\n)\n+$/g, "");
}

/** A box written at the start of an item's text stands where a task's own box would. */
function hoistBox(item: CanonicalNode): CanonicalNode {
  const [first, ...rest] = item.children ?? [];
  const box = first?.type === "paragraph" ? first.children?.[0] : undefined;
  if (!first || box?.type !== "box") return item;
  return {
    ...item,
    children: [box, { ...first, children: tidyTexts((first.children ?? []).slice(1), true) }, ...rest],
  };
}
