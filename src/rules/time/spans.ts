import type { Document, Field } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { slugify } from "../../model/slug.ts";
import { type MomentsByLine, momentsByLine } from "./moments.ts";

/** A start and an end that belong together, in milliseconds since the epoch; `range` is where the end stands. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly range: Range;
}

/** Words of a label that begins something, each with those that end it. */
const endings: Readonly<Record<string, readonly string[]>> = {
  start: ["end", "finish"],
  starts: ["ends"],
  begin: ["end"],
  begins: ["ends"],
  from: ["to", "until"],
  opens: ["closes"],
};

/** Every start and end whose dates, times and zones are known: intervals, pairs of fields, pairs of columns. */
export function spansOf(document: Document): readonly Span[] {
  const moments = momentsByLine(document);
  return [...intervalsOf(document), ...fieldPairsOf(document, moments), ...columnPairsOf(document, moments)];
}

/** The instant of the first moment inside a range; null when there is none, or it is not known. */
function instantIn(moments: MomentsByLine, { line, column, endLine, endColumn }: Range): number | null {
  const inside = (it: Range): boolean => it.column >= column && (line !== endLine || it.endColumn <= endColumn);
  return moments.get(line)?.find((it) => inside(it.range))?.instant ?? null;
}

function spanOf(start: number | null, end: number | null, range: Range): readonly Span[] {
  return start === null || end === null ? [] : [{ start, end, range }];
}

function intervalsOf({ intervals }: Document): readonly Span[] {
  return intervals.flatMap(({ start, end, range }) => spanOf(start.instant, end.instant, range));
}

/** A start belongs to the next end of its name in the same section: a section may list several stages. */
function fieldPairsOf({ fields }: Document, moments: MomentsByLine): readonly Span[] {
  const open = new Map<string, Field>();
  return fields.flatMap((field): readonly Span[] => {
    const place = field.section?.index ?? -1;
    for (const slug of endSlugs(field.slug)) open.set(`${place} ${slug}`, field);
    const start = open.get(`${place} ${field.slug}`);
    if (!start) return [];
    open.delete(`${place} ${field.slug}`);
    return spanOf(instantIn(moments, start.range), instantIn(moments, field.range), field.range);
  });
}

function columnPairsOf({ tables }: Document, moments: MomentsByLine): readonly Span[] {
  return tables.flatMap(({ columns, rows }) => {
    const slugs = columns.map((it) => slugify(it.text));
    const pairs = slugs.flatMap((slug, start) =>
      endSlugs(slug).flatMap((it) => (slugs.includes(it) ? [{ start, end: slugs.indexOf(it) }] : [])),
    );
    return rows.flatMap((row) =>
      pairs.flatMap((pair): readonly Span[] => {
        const [start, end] = [row[pair.start], row[pair.end]];
        if (!start || !end) return [];
        return spanOf(instantIn(moments, start.range), instantIn(moments, end.range), end.range);
      }),
    );
  });
}

/** The labels that would end what a label begins: "scheduled-start" gives "scheduled-end" and "scheduled-finish". */
function endSlugs(slug: string): readonly string[] {
  const words = slug.split("-");
  return words.flatMap((word, at) =>
    (Object.hasOwn(endings, word) ? (endings[word] ?? []) : []).map((it) => words.with(at, it).join("-")),
  );
}
