/**
 * The smallest text that it finds for which a check still holds, by leaving out ever smaller parts: lines first, then
 * characters. Stops after so many tries.
 */
export async function shrink(text: string, holds: (text: string) => Promise<boolean>, tries = 600): Promise<string> {
  let left = tries;
  const attempt = async (candidate: string): Promise<boolean> => {
    left--;
    return holds(candidate);
  };
  let smallest = text;
  for (const split of [/(?<=\r\n|\n|\r(?!\n))/, /(?:)/u]) {
    let parts = smallest.split(split);
    for (let size = Math.ceil(parts.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
      for (let from = 0; from < parts.length && left > 0; ) {
        const rest = [...parts.slice(0, from), ...parts.slice(from + size)];
        if (rest.length < parts.length && (await attempt(rest.join("")))) parts = rest;
        else from += size;
      }
    }
    smallest = parts.join("");
  }
  return smallest;
}
