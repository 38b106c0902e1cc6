import type { Document } from "../model/document.ts";
import type { Range } from "../model/position.ts";
import type { SchemaFault } from "../model/subject.ts";
import { anchorOfSection, findRenamed } from "./anchors.ts";
import type { CompiledKind, ValidationError } from "./compiled-kind.ts";
import { escapePointer, splitPointer } from "./json.ts";
import { formats } from "./keywords.ts";
import type { Placement } from "./place-sections.ts";
import { overlaps } from "./ranges.ts";
import { reduceErrors } from "./reduce-errors.ts";
import { nodeOfError, nodesAlong, phaseAlong, type SchemaNode, titleOf } from "./schema.ts";
import type { LocatedView } from "./view.ts";

interface Context {
  readonly document: Document;
  readonly compiled: CompiledKind;
  readonly placement: Placement;
  readonly located: LocatedView;
}

/** Where a document departs from its kind's schema, in order of place; each thing is said once. */
export function findFaults(context: Context): readonly SchemaFault[] {
  const errors = reduceErrors(context.compiled.validate(context.located.view));
  const isSaidElsewhere = elsewhere(context);
  const faults = new Map<string, SchemaFault>();
  for (const error of errors) {
    const fault = toFault(error, context);
    if (!fault || isSaidElsewhere(fault)) continue;
    const known = faults.get(fault.pointer);
    // That something is not there says more than what it should look like.
    if (!known || (known.type.startsWith("invalid") && !fault.type.startsWith("invalid"))) {
      faults.set(fault.pointer, fault);
    }
  }
  const kept = withoutImplied([...faults.values()], context);
  const missing = kept.filter((it) => it.type === "missing-section");
  const renamed = findRenamed(
    missing.map((it) => ({ key: splitPointer(it.pointer).at(-1) ?? "", title: it.name })),
    context.document,
    context.placement,
  );
  return kept
    .map((it) =>
      it.type === "missing-section"
        ? { ...it, similar: renamed.get(splitPointer(it.pointer).at(-1) ?? "") ?? null }
        : it,
    )
    .sort((a, b) => a.range.line - b.range.line || a.range.column - b.range.column);
}

function toFault(error: ValidationError, context: Context): SchemaFault | null {
  const { compiled, located } = context;
  const absent = error.keyword === "required" ? String(error.params.missingProperty) : null;
  const pointer = absent === null ? error.instancePath : `${error.instancePath}/${escapePointer(absent)}`;
  const path = splitPointer(pointer);
  const node = nodeOfError(compiled.schema, error.schemaPath);
  const value = valueAt(located.view, path);
  const isEmpty = absent !== null || node.filled === true || error.keyword === "minItems";
  // What was left empty has no form to be wrong; where it must not be empty, that is an error of its own.
  if (!isEmpty && value === "") return null;
  return {
    type: typeOf(path, isEmpty, error.keyword),
    pointer,
    name: nameOf(path, compiled, located),
    value: typeof value === "string" ? value : "",
    present: value !== undefined,
    expected: expectedOf(error, node, nodesAlong(compiled.schema, path).at(-1)),
    format: formatOf(error),
    similar: null,
    range: rangeOf(path, context),
    phase: phaseAlong(compiled.schema, phasePath(path)),
  };
}

/** The format whose pattern a value does not match. */
function formatOf({ keyword, params }: ValidationError): string | null {
  if (keyword !== "pattern") return null;
  return Object.keys(formats).find((name) => formats[name]?.pattern === params.pattern) ?? null;
}

function typeOf(path: readonly string[], isEmpty: boolean, keyword: string): SchemaFault["type"] {
  if (path[0] === "facts") return isEmpty ? "missing-fact" : "invalid-fact";
  if (path[0] === "sections" && path.length === 2) return "missing-section";
  const part = insideSection(path).findLast((it) =>
    ["fields", "columns", "rows", "text", "items", "code", "children"].includes(it),
  );
  if (part === "text" && isEmpty) return "empty-section";
  if (part === "columns") return "missing-column";
  if (part === "fields" && isEmpty) return "missing-field";
  if (part === "rows" && isEmpty && path.at(-2)?.match(/^\d+$/)) return "empty-cell";
  const counts = ["minItems", "maxItems", "contains", "minProperties", "maxProperties", "uniqueItems"];
  return isEmpty || counts.includes(keyword) ? "missing-content" : "invalid-field";
}

/** What the fault is about, in the schema's words. */
function nameOf(path: readonly string[], { layout, schema }: CompiledKind, { fields }: LocatedView): string {
  const [root, key] = path;
  if (root === "facts") return key ?? "";
  const inside = insideSection(path);
  const last = path.at(-1) ?? "";
  if (inside.length === 0 || inside[0] === "text") {
    const title = layout.sections.find((it) => it.key === key)?.title;
    return root === "preamble" ? titleOf("introduction", schema.properties?.preamble) : (title ?? titleOf(last, {}));
  }
  if (!inside.includes("fields"))
    return inside.length === 1 ? last : (inside.findLast((it) => !/^\d+$/.test(it)) ?? last);
  const nodes = nodesAlong(schema, path);
  const declared = nodes.length === path.length + 1 ? nodes.at(-1) : undefined;
  return declared?.title ?? fields.get(pointerOf(path))?.label ?? titleOf(last, declared);
}

/** The keys of a path below its section, or below the preamble. */
function insideSection(path: readonly string[]): readonly string[] {
  return path.slice(path[0] === "sections" ? 2 : 1);
}

/** What the schema wants instead. */
function expectedOf(error: ValidationError, node: SchemaNode, described: SchemaNode | undefined): readonly string[] {
  if (node.values) return node.values;
  if (node.filled === true || error.keyword === "required") return [];
  const description = node.description ?? described?.description;
  if (description !== undefined) return [description];
  const limit = error.params.limit ?? error.params.pattern ?? error.params.type;
  return limit === undefined ? [] : [String(limit)];
}

/** Where a value stands; of what is not there, the place where it should. */
function rangeOf(path: readonly string[], { document, compiled, placement, located }: Context): Range {
  const [root, key] = path;
  if (root === "sections" && path.length === 2 && key !== undefined && !placement.headings.has(key)) {
    return anchorOfSection(key, document, compiled.layout, placement);
  }
  for (let length = path.length; length > 1; length--) {
    const range = located.ranges.get(pointerOf(path.slice(0, length)));
    if (range) return range;
  }
  const start = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  if (root === "facts") return document.frontMatter.range ?? document.sections[0]?.range ?? start;
  return located.ranges.get(`/${root}`) ?? document.sections[0]?.range ?? start;
}

/** A column falls due with its cells. */
function phasePath(path: readonly string[]): readonly string[] {
  const at = path.lastIndexOf("columns");
  return at < 2 ? path : [...path.slice(0, at), "rows", "0", ...path.slice(at + 1)];
}

/** A placeholder and an unmade choice are reported as such; a fact of the plan is reported there. */
function elsewhere({ document, located }: Context): (fault: SchemaFault) => boolean {
  const placeholders = new Map<number, Range[]>();
  for (const { range } of document.placeholders) {
    const line = placeholders.get(range.line);
    if (line) line.push(range);
    else placeholders.set(range.line, [range]);
  }
  return (fault) => {
    if (fault.type === "invalid-fact") return !located.ranges.has(fault.pointer.split("/").slice(0, 3).join("/"));
    if (fault.type !== "invalid-field") return false;
    if ((located.fields.get(fault.pointer)?.options.length ?? 0) > 0) return true;
    return placeholders.get(fault.range.line)?.some((it) => overlaps(it, fault.range)) ?? false;
  };
}

/** Of an empty section nothing else is said; of a table that is not there, that alone. */
function withoutImplied(faults: readonly SchemaFault[], { located, compiled }: Context): readonly SchemaFault[] {
  const empty = new Set(faults.filter((it) => it.type === "empty-section").map((it) => sectionOf(it)));
  const told = new Set<string>();
  return faults.flatMap((fault) => {
    const section = sectionOf(fault);
    if (fault.type === "empty-section" || fault.type === "missing-section" || !fault.pointer.startsWith("/sections/")) {
      return [fault];
    }
    if (empty.has(section)) return [];
    const path = splitPointer(fault.pointer);
    const at = path.findIndex((it, index) => index > 1 && (it === "columns" || it === "rows"));
    const place = pointerOf(path.slice(0, at));
    if (at < 0 || located.ranges.has(`${place}/columns`)) return [fault];
    if (told.has(place)) return [];
    told.add(place);
    const above = path.slice(0, at);
    const columns = nodesAlong(compiled.schema, above).at(-1)?.columns ?? [];
    const phase = phaseAlong(compiled.schema, [...above, "rows"]);
    return [{ ...fault, type: "missing-content", name: "table", expected: columns.map((it) => it.name), phase }];
  });
}

function sectionOf(fault: SchemaFault): string {
  return fault.pointer.split("/").slice(0, 3).join("/");
}

function pointerOf(path: readonly string[]): string {
  return path.map((key) => `/${escapePointer(key)}`).join("");
}

function valueAt(view: unknown, path: readonly string[]): unknown {
  let value: unknown = view;
  for (const key of path) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return value;
}
