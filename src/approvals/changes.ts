import { diffArrays } from "diff";

const most = 3;

/**
 * What changed between two states of what an approval covers (canonical texts by path), for a message: each change in a few
 * words with its document, where there are several, and its section. At most three, and the number of others.
 */
export function describeChanges(
  then: ReadonlyMap<string, string>,
  now: ReadonlyMap<string, string>,
): readonly string[] {
  const paths = [...new Set([...then.keys(), ...now.keys()])].sort();
  const isOne = paths.length === 1;
  const told = paths.flatMap((path) => {
    const [before, after] = [then.get(path), now.get(path)];
    const name = path.slice(path.lastIndexOf("/") + 1);
    if (before === after) return [];
    if (before === undefined) return [`${name} was added`];
    if (after === undefined) return [`${name} was removed`];
    return describeText(before, after).map((it) => (isOne ? it : `${name}, ${it}`));
  });
  const others = told.length - most;
  return others > 0 ? [...told.slice(0, most), `and ${others} more`] : told;
}

/** The changes of one canonical text: neighbours that went and came are one. */
function describeText(before: string, after: string): readonly string[] {
  const told: string[] = [];
  let section = "";
  let gone: readonly string[] = [];
  const flush = (come: readonly string[]): void => {
    const [went, came] = [gone, come].map((lines) => lines.flatMap(saying));
    for (let at = 0; at < Math.max(went?.length ?? 0, came?.length ?? 0); at++) {
      const place = section === "" ? "" : `${section}: `;
      told.push(`${place}${change(went?.[at], came?.[at])}`);
    }
    // What holds no words of its own, such as a row that moved.
    if (told.length === 0 && gone.length + come.length > 0) told.push("its structure");
    gone = [];
  };
  for (const { removed, added, value } of diffArrays(before.split("\n"), after.split("\n"))) {
    if (removed) gone = value;
    else if (added) flush(value);
    else {
      if (gone.length > 0) flush([]);
      section = lastHeading(value) ?? section;
    }
  }
  if (gone.length > 0) flush([]);
  return told;
}

function change(went: string | undefined, came: string | undefined): string {
  if (went === undefined) return `${came} was added`;
  return came === undefined ? `${went} was removed` : `${went} is now ${came}`;
}

/** The words of the last heading among some lines; null without one. */
function lastHeading(lines: readonly string[]): string | null {
  const at = lines.findLastIndex((line) => line.startsWith("heading "));
  const words =
    at < 0
      ? []
      : lines
          .slice(at + 1)
          .slice(0, 1)
          .flatMap(saying);
  return words[0]?.slice(1, -1) ?? null;
}

const value = /^\s*([a-z-]+)((?: [a-z]+="(?:[^"\\]|\\.)*")*)(?: ("(?:[^"\\]|\\.)*"|\{.*\}))?$/;

/** What a line says, in quotation marks; nothing for one that only holds others. */
function saying(line: string): readonly string[] {
  const [, type = "", attributes = "", text] = value.exec(line) ?? [];
  if (type === "front-matter") return [`front matter ${cut(text ?? "")}`];
  if (type === "box") return [/"done"/.test(attributes) ? "a ticked box" : "an open box"];
  if (type === "html") return [`hidden ${cut(text ?? "")}`];
  if (text !== undefined) return [cut(text)];
  const [, url] = /url=("(?:[^"\\]|\\.)*")/.exec(attributes) ?? [];
  return url === undefined ? [] : [`link ${cut(url)}`];
}

function cut(text: string): string {
  const flat = text.replace(/\\n/g, " ");
  return flat.length > 60 ? `${flat.slice(0, 56)}…"` : flat;
}
