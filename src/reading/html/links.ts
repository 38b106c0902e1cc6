import type { Definition, Nodes, Root } from "mdast";

/** Where a document's links may lead: a browser runs what follows `javascript:`, and a path means nothing elsewhere. */
const address = /^(?:https?:\/\/[!-~]|mailto:[!-~])/i;

/** The address of a link, of printable ASCII; null for one that is not put out as a link. */
export function safeAddress(url: string): string | null {
  if (!address.test(url)) return null;
  return url.replace(/\p{Cs}/gu, "\u{fffd}").replace(/[^!-~]/gu, encodeURIComponent);
}

/** Addresses by label: of two definitions the first holds. */
export function collectDefinitions(tree: Root): ReadonlyMap<string, string> {
  const addresses = new Map<string, string>();
  const add = ({ identifier, url }: Definition): void => {
    if (!addresses.has(identifier)) addresses.set(identifier, url);
  };
  const visit = (node: Nodes): void => {
    if (node.type === "definition") add(node);
    else if (node.type !== "paragraph" && node.type !== "heading" && node.type !== "table" && "children" in node) {
      for (const child of node.children) visit(child);
    }
  };
  visit(tree);
  return addresses;
}
