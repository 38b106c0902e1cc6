import type { Field, FrontMatterValue } from "../../model/document.ts";
import type { Range } from "../../model/position.ts";
import { slugify } from "../../model/slug.ts";
import type { Reading } from "../read.ts";

/** The keys of the front matter as fields, with a list's or a map's values joined by ", ". */
export function readFrontMatterFields({ source }: Reading): readonly Field[] {
  const { frontMatter } = source;
  if (frontMatter.state !== "valid" || !frontMatter.range) return [];
  const whole = frontMatter.range;
  const labels = keyRanges(source.text, source.range);
  return Object.entries(frontMatter.data).map(([label, data]) => {
    const value = flatten(data);
    const range = frontMatter.positions.get(`/${label}`) ?? whole;
    const labelRange = labels.get(label) ?? range;
    return {
      label,
      slug: slugify(label),
      value,
      source: "front-matter",
      section: null,
      range: value === "" ? labelRange : range,
      labelRange,
      options: [],
    };
  });
}

function flatten(value: FrontMatterValue): string {
  if (typeof value === "string") return value.replace(/\s+/g, " ").trim();
  return (Array.isArray(value) ? value : Object.values(value))
    .map(flatten)
    .filter((it) => it !== "")
    .join(", ");
}

/** Where the keys of the outermost map stand; a key in another spelling is not found. */
function keyRanges(text: string, range: (start: number, end: number) => Range): ReadonlyMap<string, Range> {
  const found = new Map<string, Range>();
  const end = text.search(/(?<=[\r\n])---/);
  for (const match of text
    .slice(0, Math.max(0, end))
    .matchAll(/^(["']?)([^\s"'#:-][^:\r\n]{0,100})\1[ \t]{0,9}:(?=\s|$)/gmu)) {
    const key = (match[2] ?? "").trim();
    const start = match.index + (match[1]?.length ?? 0);
    if (!found.has(key)) found.set(key, range(start, start + key.length));
  }
  return found;
}
