import { findLeftOut } from "../../src/approvals/left-out.ts";
import { project } from "../../src/approvals/projection.ts";
import { defaultConfig } from "../../src/engine/default-config.ts";
import { type ReadSubject, readSubject } from "../../src/engine/read-subject.ts";
import { stopClock } from "../../src/model/clock.ts";
import type { Phase } from "../../src/model/kind.ts";
import { canonicalTree } from "../../src/reading/canonical.ts";
import { builtinLibrary } from "../support/lint.ts";

/** Reads a text as the document of its kind. */
export function readAt(text: string, path: string): Promise<ReadSubject> {
  const context = {
    clock: stopClock(new Date("2026-12-01T12:00:00Z")),
    as: null,
    gate: false,
    levels: {},
    gather: null,
  };
  return readSubject({ path, text }, null, { ...context, config: defaultConfig("."), kinds: builtinLibrary });
}

/** What an approval in a phase covers of a document that was read. */
export function projectRead({ subject, source }: ReadSubject, phase: Phase | null): string {
  const nodes = canonicalTree(source);
  const leaveOut = findLeftOut(subject, nodes, phase);
  return project({ nodes, frontMatter: source.frontMatter.data, leaveOut });
}

/** The canonical text that an approval in a phase covers. */
export async function projectText(text: string, path: string, phase: Phase | null): Promise<string> {
  return projectRead(await readAt(text, path), phase);
}
