import { isHtmlElement } from "../html-elements.ts";
import { once } from "../once.ts";
import { offsets } from "../outline.ts";
import { lexicon, spellings, wordsOf } from "./lexicon.ts";
import { type Find, type Stretch, unmask, zoneAt } from "./stretch.ts";

/** What finds in inline code may be: nothing but the find, or also a part of a longer command. */
export interface CodeReach {
  readonly commands: boolean;
}

/** Whether a find stands where it counts: outside code, all of a code, or in a command that is read too. */
export function countsInCode(stretch: Stretch, from: number, to: number, reach: CodeReach): boolean {
  const code = zoneAt(stretch.codes, from);
  if (!code) return true;
  return reach.commands || stretch.text.slice(code.from, code.to).trim() === stretch.text.slice(from, to);
}

const angle = /<<?([^<>\n\s=-][^<>\n]{0,199})>>?/gu;

/** `<name>` in text, all of an inline code, or in a command where those are read. */
export function findAngles(stretch: Stretch, closedTags: ReadonlySet<string>, reach: CodeReach): readonly Find[] {
  if (!stretch.text.includes("<")) return [];
  const finds: Find[] = [];
  for (const match of stretch.text.matchAll(angle)) {
    const from = match.index;
    const to = from + match[0].length;
    const inner = match[1] ?? "";
    if (!countsInCode(stretch, from, to, reach)) continue;
    if (standsForValue(inner, closedTags) && !isType(stretch, from, to, inner)) finds.push({ from, to, form: "angle" });
  }
  return finds;
}

function standsForValue(inner: string, closedTags: ReadonlySet<string>): boolean {
  if (!/^(?:[\p{L}_$#….@*]|\d+[-\s]\p{L})/u.test(inner) || /[\s\\]$/.test(inner)) return false;
  // A self-closing or attributed tag, an address, a mention's number.
  if (/\/$|=["'{]|^(?:https?|mailto|ftp):|^[\w.+-]+@[\w-]+\.[\w.]+$|^[@#][A-Z0-9]{6,}$/i.test(inner)) return false;
  const name = /^[a-z][\w-]*/i.exec(inner)?.[0].toLowerCase() ?? "";
  if (closedTags.has(name)) return false;
  const words = wordsOf(inner);
  if (words.length > 0 && words.every((word) => lexicon.keys.has(word))) return false;
  return name === "" || !isHtmlElement(`<${inner}>`) || readsAsValue(inner);
}

/** `<title>` and `<link to the ticket>` are elements to a browser, and to a reader something to fill in. */
function readsAsValue(inner: string): boolean {
  const [name = "", ...attributes] = inner.toLowerCase().split(/\s+/);
  if (attributes.length === 0) return spellings.elements.has(name);
  // `a <b and c> d` compares: the short names are those of letters and of formatting.
  return name.length > 2 && attributes.every((it) => /^[\p{L}\p{N}_'-]+$/u.test(it) && !spellings.flags.has(it));
}

/** `Map<string, Order>` names a type; `a<b and c>d` compares. */
function isType(stretch: Stretch, from: number, to: number, inner: string): boolean {
  const name = /([A-Za-z]\w*)$/.exec(stretch.text.slice(Math.max(0, from - 20), from))?.[1];
  if (name === undefined) return false;
  if (spellings.containers.has(name.toLowerCase())) return true;
  // `Page<Order>`: both are written as types are.
  const areTypes = /^[A-Z]/.test(name) && /[a-z]/.test(name) && /^[A-Z]\w*$/.test(inner);
  if (areTypes && !lexicon.nouns.within(inner) && !lexicon.things.within(inner)) return true;
  return inner.includes(" ") && /[\p{L}\p{N}]/u.test(stretch.text[to] ?? "");
}

/** Known elements without a partner that hide a value from the phrase's text: `<link to the ticket>`. */
export function findElements(stretch: Stretch, closedTags: ReadonlySet<string>): readonly Find[] {
  const spans = stretch.part?.phrase.spans ?? [];
  const finds: Find[] = [];
  for (const { kind, from, to, node } of spans) {
    if (kind !== "html" || from !== to || node.type !== "html") continue;
    const inner = unmask(node.value).text.slice(1, -1);
    if (!/^[a-z]/i.test(inner) || !standsForValue(inner, closedTags)) continue;
    finds.push({ from, to, form: "angle", written: offsets(node) });
  }
  return finds;
}

const curly = /(?<!\$)\{\{([^{}\n]{1,120})\}\}|(?<![$\\]|[A-Za-uw-z\d_]|\wv)\$\{([\p{L}_][^{}\n]{0,60})\}/gu;

/** `{{name}}` and `${name}` as a value in prose or as all of an inline code. */
export function findTemplates(stretch: Stretch, context: () => string, reach: CodeReach): readonly Find[] {
  if (!stretch.text.includes("{")) return [];
  const finds: Find[] = [];
  const isOfEnvironment = once(() => lexicon.environment.within(context()));
  for (const match of stretch.text.matchAll(curly)) {
    const from = match.index;
    const to = from + match[0].length;
    const inner = (match[1] ?? match[2] ?? "").trim();
    if (!countsInCode(stretch, from, to, { commands: reach.commands && match[1] !== undefined })) continue;
    // Statements of template languages, values piped through filters, Helm's own paths.
    if (!/^[\p{L}_<[]/u.test(inner) || inner.includes("|") || /^(?:else|end|if|include|range)\b/.test(inner)) continue;
    // A variable that the environment holds is named, not left open.
    if (match[2] !== undefined && (/[:?!-]/.test(inner) || isOfEnvironment())) continue;
    finds.push({ from, to, form: "template" });
  }
  return finds;
}

const handleNames = new Set(spellings.handles);
const handle = /(?<![\p{L}\p{N}_@./-])@([\p{L}][\p{L}\p{N}_.-]*)(?!\/)/gu;

/** Handles of nobody: `@username`. */
export function findHandles(stretch: Stretch, reach: CodeReach): readonly Find[] {
  if (!stretch.text.includes("@")) return [];
  const finds: Find[] = [];
  for (const match of stretch.text.matchAll(handle)) {
    const name = (match[1] ?? "").replace(/(?<![.-])[.-]+$/, "");
    const from = match.index;
    const to = from + name.length + 1;
    if (stretch.text[to] === "/" || !countsInCode(stretch, from, to, { ...reach, commands: false })) continue;
    if (handleNames.has(name.toLowerCase())) finds.push({ from, to, form: "handle" });
  }
  return finds;
}
