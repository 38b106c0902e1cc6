import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { expect } from "vitest";
import { script } from "../../src/reports/html/script.ts";
import { style } from "../../src/reports/html/style.ts";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** Ours: what stands once on the page, and has attributes of its own. */
const frame: Readonly<Record<string, readonly string[]>> = {
  html: ["lang"],
  head: [],
  meta: ["charset", "name", "content", "http-equiv"],
  title: [],
  style: [],
  script: [],
  body: [],
  main: ["id", "tabindex"],
  input: ["type", "autocomplete", "placeholder"],
  select: [],
  option: ["value"],
  button: ["type", "value"],
  output: [],
  label: [],
  time: ["datetime"],
};

const drawing: Readonly<Record<string, readonly string[]>> = {
  svg: ["class", "aria-hidden", "focusable"],
  defs: [],
  pattern: ["id", "width", "height", "patternUnits", "patternTransform"],
  g: ["id"],
  use: ["href"],
  rect: ["class", "x", "y", "width", "height", "rx"],
  line: ["class", "x1", "x2", "y1", "y2"],
  circle: ["class", "cx", "cy", "r"],
  text: ["class", "x", "y", "text-anchor"],
};

const content: Readonly<Record<string, readonly string[]>> = {
  a: ["class", "href", "rel"],
  article: ["id", "class", "aria-labelledby", "tabindex"],
  blockquote: [],
  br: [],
  caption: [],
  code: ["class"],
  dd: [],
  del: [],
  details: ["class", "id", "open"],
  div: ["class", "id", "role", "aria-label", "tabindex", "hidden"],
  dl: ["class"],
  dt: [],
  em: [],
  footer: [],
  h1: [],
  h2: ["id"],
  h3: ["id"],
  h4: [],
  h5: [],
  h6: [],
  header: ["class"],
  hr: [],
  li: ["class"],
  mark: ["class"],
  ol: ["start"],
  p: ["class"],
  pre: ["class"],
  section: ["class", "aria-labelledby"],
  span: ["class", "id", "role", "aria-label"],
  strong: [],
  summary: [],
  sup: [],
  table: ["class"],
  tbody: [],
  td: ["class", "data-title", "colspan"],
  th: ["class", "data-title", "scope"],
  thead: [],
  tr: ["class", "data-group"],
  ul: ["class"],
};

const allowed = new Map(Object.entries({ ...frame, ...drawing, ...content }));

/** What an attribute may say at most: nothing of it comes from a document but the address of a link. */
const values: Readonly<Record<string, RegExp>> = {
  class: /^[a-z]+(?: [a-z]+)?$/,
  id: /^[a-z]+\d*(?:-name|-\d+)?$/,
  href: /^(?:#[a-z]+\d*(?:-\d+)?|https?:\/\/[!-~]+|mailto:[!-~]+)$/i,
  rel: /^noopener noreferrer nofollow$/,
  role: /^(?:note|group|img|search)$/,
  "aria-label": /^(?:Table at line \d+|(?:not )?ticked|Filter deployments)$/,
  "aria-labelledby": /^[a-z]+\d*(?:-name)?$/,
  "data-group": /^g\d+$/,
  "data-title": /^[A-Z][a-z]+(?: [a-z]+)*$/,
  start: /^\d+$/,
  colspan: /^\d+$/,
};

/** Holds a page to the elements and attributes that are ours, whatever text it shows; its links lead somewhere. */
export function expectOwnMarkup(page: string): void {
  const broken: string[] = [];
  const document = parse(page, { onParseError: ({ code }) => broken.push(code) });
  expect(broken).toEqual([]);
  const seen: Seen = { ids: new Set(), targets: [] };
  walk(document, false, seen);
  expect(seen.targets.filter((id) => !seen.ids.has(id))).toEqual([]);
}

interface Seen {
  readonly ids: Set<string>;
  /** Where links on the page lead. */
  readonly targets: string[];
}

function walk(node: Node, isInPaper: boolean, seen: Seen): void {
  if (node.nodeName === "#comment") throw new Error("The page has a comment");
  if ("tagName" in node) {
    check(node, isInPaper, seen);
    if (node.tagName === "script") expect(textOf(node)).toBe(script);
    if (node.tagName === "style") expect(textOf(node)).toBe(style);
  }
  const isPaper = isInPaper || hasLook(node, "paper");
  if ("childNodes" in node) for (const child of node.childNodes) walk(child, isPaper, seen);
}

function textOf({ childNodes }: Element): string {
  return childNodes.map((it) => ("value" in it ? it.value : "")).join("");
}

function hasLook(node: Node, look: string): boolean {
  return "attrs" in node && node.attrs.some(({ name, value }) => name === "class" && value === look);
}

function check({ tagName, attrs }: Element, isInPaper: boolean, { ids, targets }: Seen): void {
  const own = allowed.get(tagName);
  if (own === undefined) throw new Error(`The page has an element <${tagName}>`);
  for (const { name, value } of attrs) {
    if (!own.includes(name)) throw new Error(`<${tagName}> has an attribute ${name}`);
    const pattern = tagName === "meta" ? undefined : values[name];
    if (pattern !== undefined && !pattern.test(value)) throw new Error(`<${tagName}> has ${name}=${value}`);
    if (name === "id") {
      expect(ids.has(value)).toBe(false);
      ids.add(value);
    }
    if (name === "href" && value.startsWith("#")) targets.push(value.slice(1));
    // Only a document's text has links that leave the page.
    else if (name === "href") expect(isInPaper).toBe(true);
  }
}
