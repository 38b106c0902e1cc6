import { createHash } from "node:crypto";
import type { Basis, Group } from "../groups.ts";

/**
 * A digest of everything that what becomes of a group depends on, besides the moment: the texts and paths, what they are judged by,
 * and the Node that runs, which brings along what it knows of Unicode and time zones.
 */
export function keyOf({ folder, files, plan, judged, known, basis }: Group, overviews: boolean): string {
  const hash = createHash("sha256");
  const sizes = files.map(({ path, text, oversize = false }) => [path, text.length, oversize]);
  // Sizes first: so no two groups give the same bytes.
  hash.update(JSON.stringify([overviews, digestOf(basis), folder, plan, judged, [...known], sizes]));
  for (const { text } of files) hash.update(text);
  return hash.digest("hex");
}

/** What an entry is called: the same for whatever its documents come to hold, so that there is one for each way of calling. */
export function nameOf({ folder, judged, basis }: Group, overviews: boolean): string {
  const { cwd, as, levels, config } = basis;
  const called = [overviews, cwd, folder, judged, as, levels, config.files];
  return createHash("sha256").update(JSON.stringify(called)).digest("hex").slice(0, 32);
}

const digests = new WeakMap<Basis, string>();

function digestOf(basis: Basis): string {
  const known = digests.get(basis);
  if (known !== undefined) return known;
  const { cwd, config, pairs, heads, as, levels } = basis;
  // Where a value of the config stands is told nowhere in a finding.
  const { files: _, origins: __, ...settings } = config;
  const all = [process.versions, cwd, settings, pairs, heads, as, levels];
  const digest = createHash("sha256").update(JSON.stringify(all)).digest("hex");
  digests.set(basis, digest);
  return digest;
}
