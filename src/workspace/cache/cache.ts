import { randomUUID } from "node:crypto";
import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Span } from "../../model/clock.ts";
import type { LintResult } from "../../model/result.ts";
import type { Group } from "../groups.ts";
import { codeOf } from "../system-error.ts";
import { readEntry, writeEntry } from "./entry.ts";
import { keyOf, nameOf } from "./keys.ts";
import { prune } from "./prune.ts";
import { readBounded } from "./read-bounded.ts";

/** Entries larger than this are not read: an hour's parsing is no help. */
const mostBytes = 32 * 1024 * 1024;

/** Keeps what became of groups. It never fails: what can't be read is not there, what can't be written is not kept. */
export interface Cache {
  /** What became of a group before, where the same would come of it now. */
  readonly find: (group: Group, now: Date) => readonly LintResult[] | null;
  /** Keeps what became of a group, for the moments at which the same would. */
  readonly keep: (group: Group, results: readonly LintResult[], span: Span) => void;
}

export interface CacheOptions {
  /** The folder (absolute) that the caches of all builds lie in. */
  readonly place: string;
  /** Tells builds of deploydoc apart: what another one has kept is not looked at. */
  readonly build: string;
  /** Whether the results have overviews. They are three quarters of an entry, and few reports show them. */
  readonly overviews: boolean;
}

/** Opens the cache of a build. */
export function openCache({ place, build, overviews }: CacheOptions): Cache {
  const folder = join(place, build);
  const keys = new WeakMap<Group, string>();
  const keyFor = (group: Group): string => {
    const key = keys.get(group) ?? keyOf(group, overviews);
    keys.set(group, key);
    return key;
  };
  let state: "unopened" | "writable" | "closed" = "unopened";
  const write = (name: string, entry: string): void => {
    if (state === "unopened") {
      makeFolder(place);
      prune(place);
      makeFolder(folder);
      state = "writable";
    }
    const temporary = join(folder, `${name}.${randomUUID()}.tmp`);
    try {
      // What a crash leaves of it is told by its digest: waiting for the disk would gain nothing.
      writeFileSync(temporary, entry, { flag: "wx", mode: 0o600 });
      renameSync(temporary, join(folder, name));
    } catch (error) {
      rmSync(temporary, { force: true });
      throw error;
    }
  };
  return {
    find: (group, now) => {
      const bytes = readBounded(join(folder, nameOf(group, overviews)), mostBytes);
      return bytes === null ? null : readEntry(bytes, group, keyFor(group), now);
    },
    keep: (group, results, span) => {
      if (state === "closed") return;
      const entry = writeEntry(group, keyFor(group), results, span);
      if (entry === null) return;
      try {
        write(nameOf(group, overviews), entry);
      } catch {
        // A full disk or a read-only folder stays so for this run.
        state = "closed";
      }
    },
  };
}

/**
 * Makes a folder that nobody else may look into, for documents may be confidential, and those above it. Node's own way of making
 * all of them never ends on file systems that take none, such as /proc.
 */
function makeFolder(path: string, mayGoUp = true): void {
  try {
    mkdirSync(path, { mode: 0o700 });
  } catch (error) {
    if (codeOf(error) === "EEXIST") return;
    if (codeOf(error) !== "ENOENT" || !mayGoUp || dirname(path) === path) throw error;
    makeFolder(dirname(path));
    makeFolder(path, false);
  }
}
