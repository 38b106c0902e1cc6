import type { Root } from "mdast";
import { isMap, isScalar, isSeq, type Node, parseDocument } from "yaml";
import type { FrontMatter, FrontMatterValue } from "../model/document.ts";
import type { Range } from "../model/position.ts";

type RangeOf = (start: number, end: number) => Range;

/**
 * The front matter of a tree. Scalars stay as written (the failsafe schema: `1.10` is not `1.1`). Broken YAML, a
 * list or a scalar instead of a map gives `broken` with its errors, never a throw.
 */
export function readFrontMatter(tree: Root, range: RangeOf): FrontMatter {
  const node = tree.children[0];
  const positions = new Map<string, Range>();
  const data: Record<string, FrontMatterValue> = Object.create(null);
  if (node?.type !== "yaml" || !node.position) {
    return { state: "absent", data, range: null, positions, errors: [] };
  }
  const start = node.position.start.offset ?? 0;
  const end = node.position.end.offset ?? 0;
  const whole = range(start, end);
  // The value begins on the line after the fence; CR LF makes that offset one longer, which the length tells.
  const base = end - 3 - node.value.length - 1;
  const yaml = parseDocument(node.value, { schema: "failsafe", keepSourceTokens: false });
  const errors = yaml.errors.map((error) => ({
    message: (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, ""),
    range: range(base + error.pos[0], base + error.pos[1]),
  }));
  if (errors.length === 0 && yaml.contents !== null && !isMap(yaml.contents)) {
    errors.push({ message: "Front matter is not a map of keys to values", range: whole });
  }
  if (errors.length > 0) return { state: "broken", data, range: whole, positions, errors };
  const visit = (value: Node | null | undefined, pointer: string): FrontMatterValue => {
    if (value?.range) positions.set(pointer, range(base + value.range[0], base + value.range[1]));
    if (isMap(value)) {
      const map: Record<string, FrontMatterValue> = Object.create(null);
      for (const pair of value.items) {
        const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
        map[key] = visit(pair.value as Node | null, `${pointer}/${key}`);
      }
      return map;
    }
    if (isSeq(value)) return value.items.map((item, at) => visit(item as Node, `${pointer}/${at}`));
    return isScalar(value) ? String(value.value ?? "") : "";
  };
  const root = visit(yaml.contents, "");
  if (typeof root === "object" && !Array.isArray(root)) Object.assign(data, root);
  return { state: "valid", data, range: whole, positions, errors: [] };
}
