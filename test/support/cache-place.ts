import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Before the tests: a cache of their own for every program that they start, so that none is written to a person's. */
export default function placeCache(): () => void {
  const folder = mkdtempSync(join(tmpdir(), "deploydoc-cache-"));
  process.env.DEPLOYDOC_CACHE = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
