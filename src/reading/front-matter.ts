import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type YAMLMap } from "yaml";
import type { FrontMatter, FrontMatterValue } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import { findFrontMatter } from "./markdown/front-matter-fence.ts";
import { readPlainFrontMatter } from "./plain-front-matter.ts";

type RangeOf = (start: number, end: number) => Range;
type Problem = FrontMatter["errors"][number];

/** Values inside each other; deeper ones are no metadata. */
const maximumDepth = 50;

/** The front matter of a text, and the source offset at which the text after it begins. */
export interface FrontMatterReading {
  readonly frontMatter: FrontMatter;
  readonly bodyStart: number;
}

/**
 * Reads the front matter: YAML between `---` at the very start and `---` or `...`. Scalars stay as written (the
 * failsafe schema: `1.10` is not `1.1`). Broken YAML, a list or a scalar instead of a map, aliases, the key
 * `__proto__` and front matter that is never closed give `broken` with the errors, never a throw.
 */
export function readFrontMatter(text: string, range: RangeOf): FrontMatterReading {
  const fence = findFrontMatter(text);
  const data: Record<string, FrontMatterValue> = Object.create(null);
  const absent: FrontMatter = {
    state: "absent",
    data,
    range: null,
    positions: new Map(),
    keyPositions: new Map(),
    errors: [],
  };
  if (fence === null) return { frontMatter: absent, bodyStart: 0 };
  const whole = range(0, fence.end);
  const broken = (errors: readonly Problem[]): FrontMatterReading => {
    return { frontMatter: { ...absent, state: "broken", range: whole, errors }, bodyStart: fence.bodyStart };
  };
  if (!fence.closed) {
    return broken([{ message: "Front matter is opened by --- and never closed by another ---", range: range(0, 3) }]);
  }
  const base = fence.contentStart;
  // A carriage return by itself ends a line in Markdown and does not in YAML.
  const content = text.slice(base, fence.contentEnd).replace(/\r(?!\n)/g, "\n");
  const plain = readPlainFrontMatter(content, (from, to) => range(base + from, base + to));
  if (plain !== null) {
    return { frontMatter: { ...absent, ...plain, state: "valid", range: whole }, bodyStart: fence.bodyStart };
  }
  const errors: Problem[] = [];
  const root = parseYaml(content, (message, from, to) =>
    errors.push({ message, range: range(base + from, base + to) }),
  );
  if (errors.length > 0) return broken(errors);
  if (root !== null && !isMap(root)) {
    return broken([{ message: "Front matter is not a map of keys to values", range: whole }]);
  }
  const values = readValues(root, content, (from, to) => range(base + from, base + to));
  if (values.errors.length > 0) return broken(values.errors);
  const frontMatter: FrontMatter = { ...absent, ...values, state: "valid", range: whole };
  return { frontMatter, bodyStart: fence.bodyStart };
}

function parseYaml(content: string, fail: (message: string, from: number, to: number) => void): Node | null {
  try {
    const yaml = parseDocument(content, { schema: "failsafe", keepSourceTokens: false, logLevel: "silent" });
    // After the first fault a parser guesses: twenty are enough to mend by.
    for (const { message, pos } of yaml.errors.slice(0, 20)) {
      const from = Math.min(pos[0], content.length);
      const [line = ""] = message.replaceAll("\\r\\n", "\\n").split("\n");
      let to = Math.max(from, Math.min(pos[1], content.length));
      // Where a fault is said to end behind its line, that would depend on what ends lines.
      while (to > from && /[\r\n]/.test(content[to - 1] ?? "")) to--;
      fail(line.replace(/ at line \d+, column \d+:?$/, ""), from, to);
    }
    return yaml.contents;
  } catch {
    // Values nested thousands deep overflow the stack of the YAML parser.
    fail("Front matter cannot be read as YAML: it may be nested too deeply", 0, content.length);
    return null;
  }
}

interface Values {
  readonly data: Record<string, FrontMatterValue>;
  readonly positions: ReadonlyMap<string, Range>;
  readonly keyPositions: ReadonlyMap<string, Range>;
  readonly errors: readonly Problem[];
}

function readValues(root: YAMLMap | null, content: string, range: RangeOf): Values {
  const positions = new Map<string, Range>();
  const keyPositions = new Map<string, Range>();
  const errors: Problem[] = [];
  const rangeOf = (node: Node, from = node.range?.[0] ?? 0): Range => {
    let end = node.range?.[1] ?? from;
    while (end > from && /\s/.test(content[end - 1] ?? "")) end--;
    return range(from, end);
  };
  const fail = (message: string, at: Range): FrontMatterValue => {
    errors.push({ message, range: at });
    return "";
  };
  const visitMap = (node: YAMLMap, pointer: string, depth: number): Record<string, FrontMatterValue> => {
    const map: Record<string, FrontMatterValue> = Object.create(null);
    for (const { key, value } of node.items) {
      if (!isScalar(key)) {
        fail("A key of the front matter is not plain text", rangeOf((key ?? node) as Node));
        continue;
      }
      const name = String(key.value ?? "");
      const place = `${pointer}/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`;
      keyPositions.set(place, rangeOf(key));
      // As data it would be harmless; what copies the data could take it for something else.
      if (name === "__proto__") fail("Front matter has a key __proto__, which is no name for data", rangeOf(key));
      else map[name] = visit(value as Node | null, place, depth, key.range?.[1] ?? 0);
    }
    return map;
  };
  /** `from` is where an empty value would stand. */
  const visit = (node: Node | null, pointer: string, depth: number, from: number): FrontMatterValue => {
    const at = node?.range ? rangeOf(node) : range(from, from);
    positions.set(pointer, at);
    if (depth > maximumDepth) return fail(`Front matter is nested more than ${maximumDepth} deep`, at);
    if (isAlias(node)) return fail(`Front matter refers to *${node.source}: write the value out`, at);
    if (isMap(node)) return visitMap(node, pointer, depth + 1);
    if (isSeq(node))
      return node.items.map((item, index) => visit(item as Node, `${pointer}/${index}`, depth + 1, from));
    return isScalar(node) ? String(node.value ?? "") : "";
  };
  const data: Record<string, FrontMatterValue> = root === null ? Object.create(null) : visitMap(root, "", 1);
  if (root !== null) positions.set("", rangeOf(root));
  return { data, positions, keyPositions, errors };
}
