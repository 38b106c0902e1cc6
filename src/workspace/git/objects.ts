import { decode, endOf } from "./bytes.ts";
import type { Git } from "./run-git.ts";

const newline = 0x0a;

/**
 * The contents of files by their objects' full names, in one call however many there are. What the repository does not
 * have, or is no file's content, is not in the map. The bytes are views of one buffer. Throws a GitError.
 */
export async function readObjects(git: Git, ids: Iterable<string>): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  const wanted = [...new Set(ids)].filter((id) => /^[0-9a-f]{40,64}$/.test(id));
  if (wanted.length === 0) return contents;
  const output = await git.run(["cat-file", "--batch"], `${wanted.join("\n")}\n`);
  for (let at = 0; at < output.length; ) {
    const end = endOf(output, newline, at);
    const [id = "", type, size] = decode(output.subarray(at, end)).split(" ");
    at = end + 1;
    // "<id> missing" is all there is of an object that is not there.
    if (size === undefined) continue;
    const next = at + Number(size);
    if (type === "blob") contents.set(id, output.subarray(at, next));
    at = next + 1;
  }
  return contents;
}
