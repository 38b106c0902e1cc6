import { readdirSync, rmdirSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const day = 86_400_000;
/** How long an entry is kept that nobody has written again, and how often that is looked at. */
const [mostAge, pause] = [30 * day, day];

/** What the cache itself makes: anything else that lies in its place is left alone. */
const [ofBuild, ofEntry] = [/^[\w.+-]+-[0-9a-f]{16}$/, /^[0-9a-f]{32}(?:\.[0-9a-f-]{36}\.tmp)?$/];

/** Removes old entries, those of other builds too, at most once a day. Throws nothing. */
export function prune(place: string): void {
  const stamp = join(place, "pruned");
  const now = Date.now();
  try {
    if (now - (statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0) < pause) return;
    writeFileSync(stamp, "");
    utimesSync(stamp, now / 1000, now / 1000);
    for (const build of readdirSync(place)) if (ofBuild.test(build)) pruneFolder(join(place, build), now - mostAge);
  } catch {
    // What is not removed today may be tomorrow.
  }
}

function pruneFolder(folder: string, before: number): void {
  const names = readdirSync(folder);
  const old = names.filter((it) => ofEntry.test(it) && statSync(join(folder, it)).mtimeMs < before);
  for (const name of old) rmSync(join(folder, name), { force: true });
  if (old.length === names.length) rmdirSync(folder);
}
