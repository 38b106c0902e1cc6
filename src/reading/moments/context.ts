import type { FrontMatterValue, Section } from "../../model/document.ts";
import type { Part } from "../outline.ts";
import type { Reading } from "../read.ts";
import { wordExpression } from "../word-expression.ts";
import { readMarks } from "./marks.ts";
import { type DateMark, type FigureOrder, figureOrder, isDay } from "./scan-dates.ts";
import { anyOf, find } from "./words.ts";
import { namesZone, zoneIn } from "./zones.ts";

/** What a document says once for all its times. */
export interface TimeContext {
  readonly order: FigureOrder;
  readonly zoneOf: (labels: readonly string[], section: Section | null) => string | null;
  readonly dateOf: (labels: readonly string[], section: Section | null) => DateMark | null;
  /** Notes a date that a heading gives to what follows beside it ("### 2026-11-20 14:00", then "### 14:20"). */
  readonly noteHeading: (part: Part, date: DateMark) => void;
}

interface Statement {
  readonly zone: string;
  readonly section: Section | null;
}

const zoneLabel = find("zoneLabel");
const dateLabel = wordExpression(() => `^\\s*(?:${anyOf("dateLabel")})\\s*[:：]`, "iu", find("dateLabel"));

/** Reads zone and date where a document states them for its times: sentences, fields, headings, front matter. */
export function readContext({ source, outline }: Reading): TimeContext {
  const texts = outline.parts.filter((part) => part.type !== "code").map((part) => part.phrase.text);
  const order = figureOrder(texts);
  const statements: Statement[] = [];
  let documentDate: DateMark | null = null;
  for (const part of outline.parts) {
    if (part.type === "code" || part.type === "heading" || part.cell?.row === 0) continue;
    const text = rowLabel(part) + part.phrase.text;
    for (const zone of statedZones(text)) statements.push({ zone, section: part.section });
    if (!documentDate && dateLabel.test(text.trimStart())) documentDate = firstDate(text, order);
  }
  const fromFrontMatter = frontMatterTexts(source.frontMatter.data);
  documentDate ??= fromFrontMatter.dates.map((text) => firstDate(text, order)).find((it) => it !== null) ?? null;
  const zones = new Set(statements.map((it) => it.zone));
  const single = zones.size === 1 ? (statements[0]?.zone ?? null) : null;
  const bySection = new Map(statements.toReversed().map((it) => [it.section, it.zone]));
  const headingDates = new Map<Section | null, DateMark>();

  const zoneOfText = memo((text: string) => zoneIn(text.slice(0, 400)));
  const dateOfText = memo((text: string) => firstDate(text, order));
  return {
    order,
    zoneOf: (labels, section) => {
      for (const label of labels) {
        const zone = zoneOfText(label);
        if (zone !== null) return zone;
      }
      for (let at = section; at; at = at.parent) {
        const zone = zoneOfText(at.title) ?? bySection.get(at);
        if (zone) return zone;
      }
      return single ?? bySection.get(null) ?? fromFrontMatter.zone;
    },
    dateOf: (labels, section) => {
      for (const label of labels) {
        const date = dateOfText(label);
        if (date) return date;
      }
      for (let at = section; at; at = at.parent) {
        const date = dateOfText(at.title) ?? headingDates.get(at.parent);
        if (date) return date;
      }
      return documentDate;
    },
    noteHeading: (part, date) => headingDates.set(part.section?.parent ?? null, date),
  };
}

function statedZones(text: string): readonly string[] {
  if (!namesZone(text)) return [];
  const sentences = text.split(/\n|(?<=[.;])\s/).filter((sentence) => /[A-Z(]/.test(sentence));
  return sentences.map(statedZone).filter((zone) => zone !== null);
}

/** "All times in CET", "Timezone: Europe/Berlin": a zone that a sentence gives to other times, not to its own. */
function statedZone(sentence: string): string | null {
  if (!zoneLabel.isIn(sentence) || /\d{1,2}:\d{2}(?!\d)(?<![+-]\d{1,2}:\d{2})/.test(sentence)) return null;
  return sentence.length > 160 ? null : zoneIn(sentence);
}

/** The label of a two-column row stands before its value as it would on a line. */
function rowLabel(part: Part): string {
  if (part.cell?.column !== 1) return "";
  const label = part.cell.table.rows[part.cell.row]?.[0]?.phrase.text.trim() ?? "";
  return label === "" ? "" : `${label}: `;
}

function firstDate(text: string, order: FigureOrder): DateMark | null {
  return readMarks(text.slice(0, 400), order).find((mark) => mark.date && isDay(mark.date))?.date ?? null;
}

function frontMatterTexts(data: Readonly<Record<string, FrontMatterValue>>): {
  readonly dates: readonly string[];
  readonly zone: string | null;
} {
  const text = (key: string): string => (typeof data[key] === "string" ? data[key] : "");
  const named = ["timezone", "time-zone", "tz"].map((key) => zoneIn(text(key))).find((it) => it !== null) ?? null;
  const offset = /\d{2}:?\d{2}(?::\d{2})?(Z|[+-]\d{2}:?\d{2})/.exec(text("window"))?.[1] ?? null;
  return { dates: [text("date"), text("window")], zone: named ?? offset ?? zoneIn(text("window")) };
}

function memo<Key, Value>(read: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>();
  return (key) => {
    const value = known.has(key) ? (known.get(key) as Value) : read(key);
    known.set(key, value);
    return value;
  };
}
