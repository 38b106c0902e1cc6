import type { FrontMatterValue } from "../model/document.ts";
import type { Range } from "../model/position.ts";

/** What front matter holds: its data, and where values and keys stand, by JSON pointer. */
export interface PlainFrontMatter {
  readonly data: Record<string, FrontMatterValue>;
  readonly positions: ReadonlyMap<string, Range>;
  readonly keyPositions: ReadonlyMap<string, Range>;
}

const keyLine = /^([A-Za-z_][\w-]*):(?: +([^ ].*)?)?$/;
const itemLine = /^( *)- (.*)$/;

/** A scalar that ends where its line does: no comment, no mark of YAML at its start, nothing that makes it a key. */
const plainScalar = /^[\p{L}\p{N}/.+(](?:.*\S)?$/u;
const notPlain = /:(?:[ \t]|$)|[ \t]#|\p{Cc}/u;

/**
 * Reads front matter that is nothing but keys with a scalar or a list of scalars, each on a line of its own: most is, and
 * a YAML parser takes longer for it than the reading of the whole document. Null leaves it to the YAML parser, which
 * would give the same for all that is read here.
 */
export function readPlainFrontMatter(
  content: string,
  range: (start: number, end: number) => Range,
): PlainFrontMatter | null {
  const data: Record<string, FrontMatterValue> = Object.create(null);
  const positions = new Map<string, Range>();
  const keyPositions = new Map<string, Range>();
  let end = 0;
  for (let at = 0; at < content.length; ) {
    const line = lineAt(content, at);
    const [, key = "", value = ""] = keyLine.exec(line) ?? [];
    if (key === "" || key === "__proto__" || key in data) return null;
    keyPositions.set(`/${key}`, range(at, at + key.length));
    const pointer = `/${key}`;
    end = at + line.length;
    at = end + 1;
    if (value === "") {
      const list = readItems(content, at, pointer, range);
      if (list === null) return null;
      data[key] = list.values;
      for (const [place, where] of list.positions) positions.set(place, where);
      end = list.end;
      at = end + 1;
      continue;
    }
    if (!isPlain(value)) return null;
    data[key] = value;
    positions.set(pointer, range(end - value.length, end));
  }
  if (end === 0) return null;
  positions.set("", range(0, end));
  return { data, positions, keyPositions };
}

/** The items below a key, null when there are none or what stands there is more than scalars. */
function readItems(
  content: string,
  start: number,
  pointer: string,
  range: (start: number, end: number) => Range,
): { readonly values: string[]; readonly positions: ReadonlyMap<string, Range>; readonly end: number } | null {
  const values: string[] = [];
  const positions = new Map<string, Range>();
  let [indent, first, end]: [string | null, number, number] = [null, start, start];
  positions.set(pointer, range(start, start));
  for (let at = start; at < content.length; at = end + 1) {
    const line = lineAt(content, at);
    const [, spaces = "", value = ""] = itemLine.exec(line) ?? [];
    if (value === "") {
      if (line.startsWith(" ") || line.startsWith("-")) return null;
      break;
    }
    if (!isPlain(value) || (indent !== null && indent !== spaces)) return null;
    if (indent === null) first = at + spaces.length;
    indent = spaces;
    end = at + line.length;
    positions.set(`${pointer}/${values.length}`, range(end - value.length, end));
    values.push(value);
  }
  if (indent === null) return null;
  positions.set(pointer, range(first, end));
  return { values, positions, end };
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf("\n", at);
  return text.slice(at, end < 0 ? text.length : end);
}

function isPlain(value: string): boolean {
  return plainScalar.test(value) && !notPlain.test(value);
}
