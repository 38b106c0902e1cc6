import fc from "fast-check";
import { builtInNames } from "../../src/kinds/builtin.ts";
import { type Status, statuses } from "../../src/model/deployment.ts";
import { mutated } from "./mutations.ts";
import { pick, pieces } from "./pieces.ts";

/** How a document is judged, besides its text. */
export interface FuzzCase {
  readonly text: string;
  readonly path: string;
  readonly status: Status | null;
  readonly gate: boolean;
}

/** Files that are told by their name to be of a kind, and one that is not. */
const names = [...builtInNames, "notes"];

/** One line: the start of a block, then pieces of what stands in lines. */
const line = fc
  .tuple(
    fc.array(pick(pieces.starts), { maxLength: 2 }),
    fc.array(
      fc.oneof(
        { weight: 6, arbitrary: pick(pieces.inline) },
        { weight: 4, arbitrary: pick(pieces.words) },
        { weight: 1, arbitrary: pick(pieces.characters) },
        { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 4 }) },
      ),
      { maxLength: 6 },
    ),
  )
  .map(([start, rest]) => [...start, ...rest].join(""));

const cell = fc.oneof(pick(pieces.cells), pick(pieces.inline), pick(pieces.words));

/** A table, or what is almost one. */
const table = fc
  .tuple(
    fc.array(pick(pieces.columns), { minLength: 1, maxLength: 5 }),
    fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 4 }),
  )
  .map(([columns, rows]) =>
    [columns, columns.map(() => "---"), ...rows].map((it) => `| ${it.join(" | ")} |`).join("\n"),
  );

const frontMatter = fc
  .array(fc.tuple(pick(pieces.keys), pick(pieces.values)), { maxLength: 6 })
  .map((entries) => `---\n${entries.map(([key, value]) => `${key}: ${value}`).join("\n")}\n---\n`);

const block = fc.oneof(
  { weight: 6, arbitrary: line },
  { weight: 2, arbitrary: fc.tuple(pick(pieces.headings), pick(pieces.titles)).map((it) => it.join("")) },
  { weight: 2, arbitrary: pick(pieces.blocks) },
  { weight: 2, arbitrary: table },
  { weight: 1, arbitrary: fc.array(line, { maxLength: 3 }).map((lines) => `\`\`\`\n${lines.join("\n")}\n\`\`\``) },
);

/** What some containers make of a text: each of its lines behind the same mark. */
const nested = fc
  .tuple(
    fc.array(block, { minLength: 1, maxLength: 4 }),
    fc.array(pick(pieces.containers), { minLength: 1, maxLength: 4 }),
  )
  .map(([blocks, marks]) => blocks.join("\n").replaceAll(/^/gm, marks.join("")));

/** A document made of the pieces of our own constructs. */
const made = fc
  .tuple(
    fc.option(frontMatter, { nil: "" }),
    fc.array(fc.tuple(fc.oneof({ weight: 6, arbitrary: block }, { weight: 1, arbitrary: nested }), pick(pieces.ends)), {
      maxLength: 14,
    }),
  )
  .map(([head, blocks]) => head + blocks.flat().join(""));

/** Characters and marks in great number: what caps are for. */
const long = fc
  .tuple(pick([...pieces.runs, ...pieces.inline]), fc.integer({ min: 50, max: 1_500 }), block, block)
  .map(([run, count, before, after]) => `${before}\n\n${run.repeat(count)}\n\n${after}\n`);

/**
 * Documents to judge: made of the pieces of our constructs, mutated from the given ones, a few of great length, a few of
 * characters at random. Most are short.
 */
export function fuzzCases(seeds: readonly string[]): fc.Arbitrary<FuzzCase> {
  const text = fc.oneof(
    { weight: 48, arbitrary: made },
    { weight: 48, arbitrary: mutated(seeds, block) },
    { weight: 2, arbitrary: fc.string({ unit: "binary", maxLength: 300 }) },
    { weight: 1, arbitrary: long },
  );
  const path = pick(names).map((name) => `deployments/2026-11-14-ledger/${name}.md`);
  return fc.record({
    text,
    path: fc.oneof({ weight: 1, arbitrary: path }, { weight: 3, arbitrary: fc.constant("document.md") }),
    status: pick([...statuses, null, null, null]),
    gate: fc.boolean(),
  });
}
