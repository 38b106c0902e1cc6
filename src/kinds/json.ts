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

const space = /\s*/y;
const bareToken = /[{}[\],:]|[^\s{}[\],:"]+/y;
/** What a text goes on with up to its end, an escape or, which is none, a line end. */
const plainText = /[^"\\\n]*/y;

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
  const spotAt = spotsIn(text);
  const fail = (message: string, offset = start): never => {
    throw new JsonError(message, spotAt(offset));
  };
  const next = (): string => {
    start = endOf(space, text, at);
    if (start >= text.length) fail("The file ends too early");
    at = text[start] === '"' ? endOfText(text, start) : endOf(bareToken, text, start);
    return at > start ? text.slice(start, at) : fail("Not JSON from here on");
  };
  const scalar = (token: string): unknown => {
    try {
      return JSON.parse(token);
    } catch {
      return fail(`${token.length > 60 ? `${token.slice(0, 60)}…` : token} is not a JSON value`);
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
  const end = endOf(space, text, at);
  if (end < text.length) fail("Nothing was expected after the end of the value", end);
  return { value: parsed, spots };
}

/** Where what a sticky expression matches at an offset ends; the offset itself where it matches nothing. */
function endOf(expression: RegExp, text: string, from: number): number {
  expression.lastIndex = from;
  return expression.test(text) ? expression.lastIndex : from;
}

/** Where a text in double quotes that begins at an offset ends; the offset itself where it has no end. */
function endOfText(text: string, from: number): number {
  for (let at = endOf(plainText, text, from + 1); ; at = endOf(plainText, text, at + 2)) {
    if (text[at] === '"') return at + 1;
    if (text[at] !== "\\" || at + 1 >= text.length || text[at + 1] === "\n") return from;
  }
}

/** Tells the places of offsets that are asked for in their order, or nearly so. */
function spotsIn(text: string): (offset: number) => Spot {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  let line = 0;
  return (offset) => {
    while (offset >= (starts[line + 1] ?? Number.POSITIVE_INFINITY)) line++;
    while (offset < (starts[line] ?? 0)) line--;
    return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
  };
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
