import type { Nodes, PhrasingContent } from "mdast";
import { safeAddress } from "./links.ts";
import type { TextWriter } from "./marked-text.ts";

/** What text inside a block is written with. */
export interface InlineContext {
  readonly escapeText: (text: string) => string;
  readonly text: TextWriter;
  /** Addresses of definitions, by label. */
  readonly definitions: ReadonlyMap<string, string>;
}

type Writers = {
  readonly [Type in PhrasingContent["type"]]: (
    node: Extract<PhrasingContent, { type: Type }>,
    context: InlineContext,
    inLink: boolean,
  ) => string;
};

const writers: Writers = {
  text: (node, { text }) => text.value(node),
  inlineCode: (node, { text }) => `<code>${text.value(node)}</code>`,
  html: (node, { text }) => (/^<br *\/?>$/i.test(node.value) ? "<br>" : `<code class="raw">${text.value(node)}</code>`),
  break: () => "<br>",
  emphasis: ({ children }, context, inLink) => `<em>${writeInline(children, context, inLink)}</em>`,
  strong: ({ children }, context, inLink) => `<strong>${writeInline(children, context, inLink)}</strong>`,
  delete: ({ children }, context, inLink) => `<del>${writeInline(children, context, inLink)}</del>`,
  link: ({ url, children }, context, inLink) => writeLink(url, children, context, inLink),
  linkReference: ({ identifier, children }, context, inLink) =>
    writeLink(context.definitions.get(identifier) ?? "", children, context, inLink),
  image: ({ alt }, context) => writeImage(alt, context),
  imageReference: ({ alt }, context) => writeImage(alt, context),
  footnoteReference: ({ identifier }, { escapeText }) => `<sup>[${escapeText(identifier)}]</sup>`,
};

/** Text with its emphasis, code and links. A link inside a link is text, as HTML has it. */
export function writeInline(nodes: readonly PhrasingContent[], context: InlineContext, inLink = false): string {
  return nodes.map((node) => writeNode(node, context, inLink)).join("");
}

function writeNode<Type extends PhrasingContent["type"]>(
  node: Extract<PhrasingContent, { type: Type }>,
  context: InlineContext,
  inLink: boolean,
): string {
  const write = writers[node.type as Type] as (it: typeof node, context: InlineContext, inLink: boolean) => string;
  return write(node, context, inLink);
}

function writeLink(url: string, children: readonly PhrasingContent[], context: InlineContext, inLink: boolean): string {
  const address = inLink ? null : safeAddress(url);
  if (address === null) return writeInline(children, context, inLink);
  const label = hasText(children) ? writeInline(children, context, true) : context.escapeText(url);
  return `<a href="${context.escapeText(address)}" rel="noopener noreferrer nofollow">${label}</a>`;
}

/** Images are not loaded: they would tell their host who reads the report. */
function writeImage(alt: string | null | undefined, { escapeText }: InlineContext): string {
  return `<span class="image">[image: ${escapeText(alt || "not described")}]</span>`;
}

function hasText(nodes: readonly Nodes[]): boolean {
  return nodes.some((node) =>
    "children" in node
      ? hasText(node.children)
      : ("value" in node && node.value.trim() !== "") || node.type === "image" || node.type === "imageReference",
  );
}
