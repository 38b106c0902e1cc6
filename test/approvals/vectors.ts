import { readdirSync, readFileSync } from "node:fs";
import { findLeftOut } from "../../src/approvals/left-out.ts";
import { type LeaveOut, project } from "../../src/approvals/projection.ts";
import type { Phase } from "../../src/model/kind.ts";
import type { Range } from "../../src/model/position.ts";
import { canonicalTree } from "../../src/reading/canonical.ts";
import { digestOf } from "../../src/workspace/digest.ts";
import { readAt } from "./project.ts";

const root = "fixtures/digest";

/** A document with the phase it is approved in: `change-request.md` and what `change-request.txt` says. */
export interface Vector {
  readonly name: string;
  readonly markdown: string;
  readonly phase: Phase | null;
  /** What is left out, the canonical text and the digest, as the fixture says. */
  readonly wanted: string;
}

/** The test vectors of docs/digest.md. */
export function readVectors(): readonly Vector[] {
  return readdirSync(root)
    .filter((name) => name.endsWith(".md"))
    .map((file) => {
      const name = file.slice(0, -".md".length);
      const wanted = readFileSync(`${root}/${name}.txt`, "utf8");
      const phase = /^phase: (\w+)$/m.exec(wanted)?.[1];
      const markdown = readFileSync(`${root}/${file}`, "utf8");
      return { name, markdown, phase: phase === "none" ? null : (phase as Phase), wanted };
    });
}

/** What the second file of a vector has to say. */
export async function describeVector({ name, markdown, phase }: Omit<Vector, "wanted">): Promise<string> {
  const { subject, source } = await readAt(markdown, `${name}.md`);
  const nodes = canonicalTree(source);
  const leaveOut = findLeftOut(subject, nodes, phase);
  const canonical = project({ nodes, frontMatter: source.frontMatter.data, leaveOut });
  const head = [`phase: ${phase ?? "none"}`, ...describeLeftOut(leaveOut)];
  return `${head.join("\n")}\n\n${canonical}\n${digestOf(canonical)}\n`;
}

function describeLeftOut({ keys, texts, boxes }: LeaveOut): readonly string[] {
  return [`keys: ${keys.join(" ")}`, `texts: ${places(texts)}`, `boxes: ${places(boxes)}`];
}

const places = (ranges: readonly Range[]): string =>
  ranges.map(({ line, column, endLine, endColumn }) => `${line}:${column}-${endLine}:${endColumn}`).join(" ") || "none";
