import { readObjects } from "./objects.ts";
import type { Git } from "./run-git.ts";

/** Gives the contents of objects by their full names; what is missing is not in the map. */
export type ReadObjects = (ids: readonly string[]) => Promise<ReadonlyMap<string, Uint8Array>>;

/** Reads objects, each once: those that are asked for at the same time come in one call. */
export function batchObjects(git: Git): ReadObjects {
  const known = new Map<string, Promise<Uint8Array | null>>();
  let waiting: { readonly ids: Set<string>; readonly contents: Promise<ReadonlyMap<string, Uint8Array>> } | null = null;
  const ask = (id: string): Promise<Uint8Array | null> => {
    if (waiting === null) {
      const ids = new Set<string>();
      const contents = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
        waiting = null;
        return readObjects(git, ids);
      });
      waiting = { ids, contents };
    }
    waiting.ids.add(id);
    return waiting.contents.then((contents) => contents.get(id) ?? null);
  };
  return async (ids) => {
    const wanted = [...new Set(ids)];
    for (const id of wanted) if (!known.has(id)) known.set(id, ask(id));
    const contents = await Promise.all(wanted.map(async (id) => [id, (await known.get(id)) ?? null] as const));
    return new Map(contents.flatMap(([id, bytes]) => (bytes === null ? [] : [[id, bytes] as const])));
  };
}
