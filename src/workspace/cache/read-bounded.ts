import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/** The bytes of a regular file of at most `limit` bytes; null where there is none, or it can't be read. */
export function readBounded(path: string, limit: number): Uint8Array | null {
  let file: number | null = null;
  try {
    // Opening a named pipe would else wait for somebody to write to it.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    const found = fstatSync(file);
    return found.isFile() && found.size <= limit ? readFileSync(file) : null;
  } catch {
    return null;
  } finally {
    if (file !== null) closeSync(file);
  }
}
