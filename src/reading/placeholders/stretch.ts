import type { PlaceholderForm, Section } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { remember } from "../../model/remember.ts";
import { isHtmlElement } from "../html-elements.ts";
import { type HtmlPart, offsets, type Part } from "../outline.ts";
import type { Source } from "../parse.ts";

/** A part of a stretch that is set apart; indices into its text. */
export interface Zone {
  readonly from: number;
  readonly to: number;
}

/**
 * A run of text with its disguises taken off: zero-width characters removed, compatibility forms folded (`［Name］`
 * reads `[Name]`). Indices count in this text; `range` leads back to the document.
 */
export interface Stretch {
  readonly text: string;
  /** Index of each unit in the phrase's text (in the block's source for HTML). */
  readonly at: readonly number[];
  readonly type: Part["type"] | "html";
  readonly part: Part | null;
  readonly section: Section | null;
  readonly codes: readonly Zone[];
  readonly links: readonly Zone[];
  readonly deleted: readonly Zone[];
  /** Range of the text between two indices (end exclusive). */
  readonly range: (from: number, to: number) => Range;
}

/** A find: where it stands in its stretch. */
export interface Find extends Zone {
  readonly form: PlaceholderForm;
  /** The source's text, where the stretch's text has lost it (a tag that Markdown took for markup). */
  readonly written?: { readonly start: number; readonly end: number };
}

const invisible =
  /\u{34f}|[\u{fe00}-\u{fe0f}]|[\u{ad}\u{61c}\u{180e}\u{200b}-\u{200f}\u{202a}-\u{202e}\u{2060}-\u{2064}\u{2066}-\u{206f}\u{feff}]/u;

interface Unmasked {
  readonly text: string;
  readonly at: readonly number[];
}

/** Where the units of a text of ASCII stand: at their own index. One list serves every short text. */
const inPlace: readonly number[] = Array.from({ length: 1_024 }, (_, index) => index);

/** A text's own indices, where all of it is ASCII and it is short; what stands behind its end is not to be used. */
export function indicesInPlace(text: string): readonly number[] | null {
  return text.length < inPlace.length && /^[\0-\x7f]*$/.test(text) ? inPlace : null;
}

/** A text without what cannot be seen and with compatibility forms folded, and each unit's index in the original. */
export function unmask(text: string): Unmasked {
  const at = indicesInPlace(text);
  return at === null ? unmaskAny(text) : { text, at };
}

const unmaskAny: (text: string) => Unmasked = remember((text) => {
  const at: number[] = [];
  let clean = "";
  let index = 0;
  for (const character of text) {
    if (!invisible.test(character)) {
      const folded = character.charCodeAt(0) < 128 ? character : character.normalize("NFKC");
      for (let unit = 0; unit < folded.length; unit++) at.push(index + Math.min(unit, character.length - 1));
      clean += folded;
    }
    index += character.length;
  }
  at.push(text.length);
  return { text: clean, at };
});

/** The stretch of a paragraph, heading, item or cell. */
export function stretchOf(part: Part): Stretch {
  const { phrase } = part;
  const { text, at } = unmask(phrase.text);
  const place = (original: number): number => lowerBound(at, original);
  const zones = (kinds: readonly string[]): readonly Zone[] =>
    outermost(
      phrase.spans.filter((it) => kinds.includes(it.kind)).map((it) => ({ from: place(it.from), to: place(it.to) })),
    );
  return {
    text,
    at,
    type: part.type,
    part,
    section: part.section,
    codes: zones(["code"]),
    links: zones(["link", "image"]),
    deleted: zones(["delete"]),
    range: (from, to) => phrase.range(at[from] ?? 0, (at[to - 1] ?? 0) + 1),
  };
}

/** Zones in order, those inside another left out. */
function outermost(zones: readonly Zone[]): readonly Zone[] {
  const kept: Zone[] = [];
  for (const zone of [...zones].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (zone.to > (kept.at(-1)?.to ?? -1)) kept.push(zone);
  }
  return kept;
}

/** First index whose value is at least the wanted one. */
export function lowerBound(values: readonly number[], wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

const hiddenHtml = /<!--[\s\S]*?(?:-->|$)|<(script|style|pre|code|textarea)\b[\s\S]*?(?:<\/\1\s*>|$)/gi;
const tag = /<\/?[a-z][^<>]*>/gi;

/** The visible text of block HTML: comments, code and known tags blanked out, so that a wrapper hides nothing. */
export function stretchOfHtml(source: Source, part: HtmlPart): Stretch {
  const { start, end } = offsets(part.node);
  const blank = (text: string): string => text.replace(/[^\n]/g, "\u{200b}");
  const visible = source.text
    .slice(start, end)
    .replace(/\r(?!\n)/g, "\n")
    .replaceAll("\r", "\u{200b}")
    .replace(hiddenHtml, blank)
    .replace(tag, (it) => (isHtmlElement(it) ? `\n${blank(it).slice(1)}` : it));
  const { text, at } = unmask(visible);
  return {
    text,
    at,
    type: "html",
    part: null,
    section: part.section,
    codes: [],
    links: [],
    deleted: [],
    range: (from, to) => source.range(start + (at[from] ?? 0), start + (at[to - 1] ?? 0) + 1),
  };
}

/** The zone that holds an index, if any. */
export function zoneAt(zones: readonly Zone[], index: number): Zone | undefined {
  let low = 0;
  let high = zones.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((zones[middle]?.to ?? 0) <= index) low = middle + 1;
    else high = middle;
  }
  const zone = zones[low];
  return zone && zone.from <= index ? zone : undefined;
}
