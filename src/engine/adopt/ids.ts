/**
 * Ids for texts: their first words in small letters, with a number where two would be the same, and `what` with a number
 * for texts without Latin letters.
 */
export function idsFor(texts: readonly string[], what: string): readonly string[] {
  const taken = new Set<string>();
  return texts.map((text) => {
    const name = nameOf(text, 5) || what;
    let id = name;
    for (let at = 2; taken.has(id); at++) id = `${name}-${at}`;
    taken.add(id);
    return id;
  });
}

/** A text as a name: small Latin letters, digits and hyphens, begun by a letter; "" when nothing of that is left. */
export function nameOf(text: string, mostWords = 8): string {
  const words = text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/['’]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((it) => it !== "");
  const first = words.findIndex((it) => /^[a-z]/.test(it));
  return first < 0
    ? ""
    : words
        .slice(first, first + mostWords)
        .join("-")
        .slice(0, 60)
        .replace(/(?<!-)-+$/, "");
}
