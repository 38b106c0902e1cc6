import { isDeepStrictEqual } from "node:util";
import { isMap, isPair, isScalar, isSeq, type Node, parseAllDocuments, parseDocument, stringify } from "yaml";
import { FileError } from "../../errors.ts";

/** What is added: an entry of a map, or an item of a list, which `path` leads to from the top. */
export interface Addition {
  readonly path: readonly string[];
  /** Null for an item. */
  readonly key: string | null;
  readonly value: unknown;
}

type Collection = Node & { readonly items: readonly unknown[]; flow?: boolean };

/**
 * A YAML text with one thing more in it; what `path` leads to is made where there is none. All else keeps its bytes, comments and
 * layout among it, except where the thing must go into brackets: then the text is laid out anew, comments kept. Throws a
 * FileError, to stand behind the file's name, for a text that is not one valid document or has something else at the path.
 */
export function addToYaml(text: string, addition: Addition): string {
  if (parseAllDocuments(text).length > 1) throw new FileError("holds several YAML documents");
  const document = parseDocument(text);
  const [fault] = document.errors;
  if (fault) throw new FileError(`is not valid YAML: ${fault.message.split("\n")[0]?.replace(/:$/, "")}`);
  const { path, key, value } = addition;
  const { contents } = document;
  if (contents === null || isNothing(contents))
    return `${text}${lineEnd(text)}${stringify(wrap(path, key, value), layout)}`;
  const place = deepest(contents as Node, path);
  if (place === null || (place.depth === path.length && isSeq(place.node) !== (key === null))) {
    throw new FileError(`holds something else than ${key === null ? "a list" : "a map"} at "${path.join(".")}"`);
  }
  const rest = path.slice(place.depth);
  const inserted = insert(text, place.node, stringify(wrap(rest, key, value), layout), place.depth === 0);
  if (place.node.items.length === 0) place.node.flow = false;
  if (rest.length > 0) {
    const at = path.slice(0, place.depth + 1);
    const [node, nothing] = [document.createNode(wrap(rest.slice(1), key, value)), document.getIn(at, true)];
    if (isScalar(nothing)) Object.assign(node, { comment: nothing.comment, commentBefore: nothing.commentBefore });
    document.setIn(at, node);
  } else if (key === null) document.addIn(path, document.createNode(value));
  else document.setIn([...path, key], document.createNode(value));
  return inserted !== null && holds(inserted, document.toJS()) ? inserted : document.toString(layout);
}

const layout = { lineWidth: 0, indentSeq: true } as const;

/** The value as it stands in what is there of its path. */
function wrap(path: readonly string[], key: string | null, value: unknown): unknown {
  const inner = key === null ? [value] : { [key]: value };
  return path.reduceRight<unknown>((within, name) => ({ [name]: within }), inner);
}

function holds(text: string, data: unknown): boolean {
  const document = parseDocument(text);
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), data);
}

function isNothing(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

/** The last collection on the way that is there; null where something else is in the way. */
function deepest(top: Node, path: readonly string[]): { readonly node: Collection; readonly depth: number } | null {
  let node: unknown = top;
  for (const [depth, name] of path.entries()) {
    if (!isMap(node)) return null;
    const next: unknown = node.get(name, true);
    if (next === undefined || isNothing(next)) return { node, depth };
    if (!isMap(next) && !isSeq(next)) return null;
    node = next;
  }
  return isMap(node) || isSeq(node) ? { node, depth: path.length } : null;
}

/** The text with lines behind the last entry of a block; null for what stands in brackets. */
function insert(text: string, node: Collection, lines: string, isTop: boolean): string | null {
  const first = firstOffset(node, text);
  if (first === null || node.flow) return null;
  const indent = first - (text.lastIndexOf("\n", first - 1) + 1);
  const block = lines.replace(/^(?=.)/gm, " ".repeat(indent));
  if (isTop) return `${text}${lineEnd(text)}${text.trim() === "" ? "" : "\n"}${block}`;
  const at = endOfBlock(text, endOfNode(node), indent);
  return `${text.slice(0, at)}${lineEnd(text.slice(0, at))}${block}${text.slice(at)}`;
}

/** Where the first entry begins: its key, or its dash. */
function firstOffset(node: Collection, text: string): number | null {
  const [item] = node.items;
  if (isPair(item)) return (item.key as Node | null)?.range?.[0] ?? null;
  if (item === undefined || !isSeq(node)) return null;
  const start = (item as Node).range?.[0] ?? 0;
  const dash = text.lastIndexOf("-", start - 1);
  return dash === -1 ? null : dash;
}

/** Where the last thing in a node ends; its own range holds what comments follow. */
function endOfNode(node: unknown): number {
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = node.items.at(-1);
    if (isPair(last)) return Math.max(endOfNode(last.key), endOfNode(last.value));
    if (last !== undefined) return endOfNode(last);
  }
  return (node as Node | null)?.range?.[1] ?? 0;
}

/** The end of the line in which a block ends, and of the comments right below it that are indented deeper than its entries. */
function endOfBlock(text: string, from: number, indent: number): number {
  let at = text[from - 1] === "\n" ? from : nextLine(text, from);
  for (;;) {
    const line = text.slice(at, nextLine(text, at));
    const [, spaces = ""] = /^( *)#/.exec(line) ?? [];
    if (spaces.length <= indent) return at;
    at += line.length;
  }
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf("\n", at);
  return end === -1 ? text.length : end + 1;
}

/** The line end that is missing at a text's end. */
function lineEnd(text: string): string {
  return text === "" || text.endsWith("\n") ? "" : "\n";
}
