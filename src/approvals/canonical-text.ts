/** A value of JSON that holds nothing but strings. */
export type JsonValue = string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** One line of a canonical text, with the lines below it. */
export interface CanonicalLine {
  readonly type: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly text?: string;
  readonly json?: JsonValue;
  readonly children?: readonly CanonicalLine[];
}

/**
 * Writes a title line, then one line for each node: two blanks for each level, the type, the attributes sorted by name as
 * ` name="value"`, the text as a JSON string. Every line ends with "\n".
 */
export function writeCanonical(title: string, nodes: readonly CanonicalLine[]): string {
  const lines = [title];
  const add = ({ type, attributes = {}, text, json, children = [] }: CanonicalLine, indent: string): void => {
    const pairs = sortedEntries(attributes).map(([name, value]) => ` ${name}=${JSON.stringify(value)}`);
    const value = text === undefined ? (json === undefined ? "" : ` ${writeJson(json)}`) : ` ${JSON.stringify(text)}`;
    lines.push(`${indent}${type}${pairs.join("")}${value}`);
    for (const child of children) add(child, `${indent}  `);
  };
  for (const node of nodes) add(node, "");
  return lines.map((line) => `${line}\n`).join("");
}

/** JSON without blanks, keys sorted by UTF-16 units: RFC 8785 for what has only strings. */
export function writeJson(value: JsonValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeJson).join(",")}]`;
  return `{${sortedEntries(value as Readonly<Record<string, JsonValue>>)
    .map(([key, it]) => `${JSON.stringify(key)}:${writeJson(it)}`)
    .join(",")}}`;
}

function sortedEntries<Value>(map: Readonly<Record<string, Value>>): readonly (readonly [string, Value])[] {
  return Object.entries(map).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}
