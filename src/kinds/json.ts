/** A place in a file: 1-based. */
export interface Spot {
  readonly line: number;
  readonly column: number;
}

/** A parsed JSON text; `spots` maps the JSON pointer of every value (for a member: of its key) to where it stands. */
export interface LocatedJson {
  readonly value: unknown;
  readonly spots: ReadonlyMap<string, Spot>;
}

/** Why a text is not JSON. */
export class JsonError extends Error {
  override readonly name = "JsonError";
  readonly spot: Spot;

  constructor(message: string, spot: Spot) {
    super(message);
    this.spot = spot;
  }
}

const tokens = /\s*(?:([{}[\],:])|("(?:[^"\\\n]|\\.)*")|([^\s{}[\],:"]+))/y;

/** Deeper nesting than any schema has would overflow the stack. */
const maximumDepth = 200;

/**
 * Parses JSON and remembers where each value stands, which JSON.parse does not. Objects have no prototype. A key that
 * occurs twice is an error, for the first one would be lost. Throws a JsonError.
 */
export function parseJson(text: string): LocatedJson {
  const spots = new Map<string, Spot>();
  let at = 0;
  let start = 0;
  const spotAt = (offset: number): Spot => {
    const before = text.slice(0, offset);
    return { line: before.split("\n").length, column: offset - before.lastIndexOf("\n") };
  };
  const fail = (message: string, offset = start): never => {
    throw new JsonError(message, spotAt(offset));
  };
  const next = (): string => {
    tokens.lastIndex = at;
    const match = tokens.exec(text);
    const rest = text.length - text.slice(at).trimStart().length;
    start = Math.min(rest, text.length);
    if (match === null) return start >= text.length ? fail("The file ends too early") : fail("Not JSON from here on");
    at = tokens.lastIndex;
    return match[1] ?? match[2] ?? match[3] ?? "";
  };
  const scalar = (token: string): unknown => {
    try {
      return JSON.parse(token);
    } catch {
      return fail(`${token} is not a JSON value`);
    }
  };
  const members = (pointer: string, depth: number): Record<string, unknown> => {
    const object: Record<string, unknown> = Object.create(null);
    let token = next();
    if (token === "}") return object;
    for (;;) {
      if (!token.startsWith('"')) fail("A key in double quotes was expected");
      const key = String(scalar(token));
      const child = `${pointer}/${escapePointer(key)}`;
      if (key in object) fail(`The key "${key}" occurs twice`);
      spots.set(child, spotAt(start));
      if (next() !== ":") fail(`":" was expected after the key "${key}"`);
      object[key] = value(child, depth + 1);
      token = next();
      if (token === "}") return object;
      if (token !== ",") fail('"," or "}" was expected');
      token = next();
    }
  };
  const elements = (pointer: string, depth: number): unknown[] => {
    const list: unknown[] = [];
    const before = at;
    if (next() === "]") return list;
    at = before;
    for (;;) {
      list.push(value(`${pointer}/${list.length}`, depth + 1));
      const token = next();
      if (token === "]") return list;
      if (token !== ",") fail('"," or "]" was expected');
    }
  };
  const value = (pointer: string, depth: number): unknown => {
    const token = next();
    if (depth > maximumDepth) fail("The file is nested too deeply");
    if (!spots.has(pointer)) spots.set(pointer, spotAt(start));
    if (token === "{") return members(pointer, depth);
    if (token === "[") return elements(pointer, depth);
    if (token.length === 1 && "}],:".includes(token)) fail(`A value was expected in front of "${token}"`);
    return scalar(token);
  };
  const parsed = value("", 0);
  if (text.slice(at).trim() !== "") {
    start = at + text.slice(at).length - text.slice(at).trimStart().length;
    fail("Nothing was expected after the end of the value");
  }
  return { value: parsed, spots };
}

/** A key as a part of a JSON pointer. */
export function escapePointer(key: string): string {
  return key.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** The keys of a JSON pointer. */
export function splitPointer(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
}
