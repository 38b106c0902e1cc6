import type { Document } from "../../model/document.ts";
import type { Stretch } from "./places.ts";

/**
 * A text as a template that gives back the same text: what stands in `guides` as guidance, template syntax in the text
 * escaped. Of guides that overlap the first one counts.
 */
export function writeTemplate(text: string, guides: readonly Stretch[]): string {
  let written = "";
  let at = 0;
  for (const guide of [...guides].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (guide.start < at || !canStandAsGuide(text, guide)) continue;
    const before = text.slice(at, guide.start);
    written += escapeText(before, true) + quoteGuide(text.slice(guide.start, guide.end));
    at = guide.end;
  }
  return written + escapeText(text.slice(at), false);
}

/** Text of which Handlebars takes nothing for its own. */
function escapeText(text: string, beforeTag: boolean): string {
  // A backslash before an escape would be taken for the escape of the escape: a comment that writes nothing parts them.
  const escaped = text.replace(/\\?\{\{/g, (tag) => (tag.startsWith("\\") ? "\\\\{{!}}\\{{" : "\\{{"));
  // Two backslashes before a tag are one that escapes nothing.
  return beforeTag && escaped.endsWith("\\") ? `${escaped}\\` : escaped;
}

/** Whether a stretch can be a string of Handlebars, and no brace beside it would change the tag. */
function canStandAsGuide(text: string, { start, end }: Stretch): boolean {
  const guide = text.slice(start, end);
  if (guide.trim() === "" || guide.endsWith("\\") || /\\["']/.test(guide)) return false;
  return text[start - 1] !== "{" && text[end] !== "}";
}

function quoteGuide(text: string): string {
  if (!text.includes('"')) return `{{guide "${text}"}}`;
  return text.includes("'") ? `{{guide "${text.replaceAll('"', '\\"')}"}}` : `{{guide '${text}'}}`;
}

/** What the front matter of a template says beside what a document needs of its own. */
export interface Head {
  /** Before the text, or within its front matter. */
  readonly text: string;
  /** Where it stands in the text. */
  readonly at: number;
  /** What of the text's own front matter gives way to it. */
  readonly replaces: readonly Stretch[];
}

/** The front matter that a document of a kind needs, put into the one that a text has, or before the text. */
export function headFor(
  kind: string,
  text: string,
  { frontMatter }: Document,
  placeOf: (range: NonNullable<Document["frontMatter"]["range"]>) => Stretch,
): Head {
  const end = /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
  const own = frontMatter.state === "valid" ? frontMatter : null;
  const has = (key: string): boolean => own !== null && Object.hasOwn(own.data, key);
  const optional = (key: string): readonly string[] =>
    has(key) ? [] : [`{{#if ${key}}}`, `${key}: {{${key}}}`, "{{/if}}"];
  const keys = [`kind: ${kind}`, "template: 1", ...optional("deployment"), ...optional("status")].join(end);
  if (own === null || own.range === null) {
    const gap = /^(?:\r?\n|$)/.test(text) ? "" : end;
    return { text: `---${end}${keys}${end}---${end}${gap}`, at: 0, replaces: [] };
  }
  const replaces = ["kind", "template"].flatMap((key) => {
    const range = own.keyPositions.get(`/${key}`);
    const value = own.positions.get(`/${key}`);
    if (range === undefined) return [];
    const last = { ...(value ?? range), line: range.line, column: 1 };
    const stretch = placeOf({ ...last, endLine: last.endLine + 1, endColumn: 1 });
    return [stretch];
  });
  const { endLine } = own.range;
  const { start } = placeOf({ line: endLine, column: 1, endLine, endColumn: 1 });
  return { text: `${keys}${end}`, at: start, replaces };
}
