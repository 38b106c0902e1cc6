import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Before the tests: a folder that is gone after them. It holds a cache of their own for every program that they start, so that
 * none is written to a person's, and what they share, such as repositories.
 */
export default function placeScratch(): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "deploydoc-tests-")));
  process.env.DEPLOYDOC_CACHE = join(folder, "cache");
  process.env.DEPLOYDOC_TEST_SCRATCH = folder;
  mkdirSync(join(folder, "cache"));
  return () => rmSync(folder, { recursive: true, force: true });
}
