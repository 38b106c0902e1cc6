import { distance } from "fastest-levenshtein";

/**
 * The deployment that an unknown name most likely means, for "did you mean": one of another day with the same slug, else
 * the nearest by edit distance; null when more than a third of the letters differ.
 */
export function nearestName(name: string, names: readonly string[]): string | null {
  const slug = slugOf(name);
  const [best] = names
    .map((it) => ({
      name: it,
      away: slug !== "" && slugOf(it) === slug ? 0 : distance(name.toLowerCase(), it.toLowerCase()),
    }))
    .filter((it) => it.away <= Math.max(name.length, it.name.length) / 3)
    .sort((a, b) => a.away - b.away);
  return best?.name ?? null;
}

function slugOf(name: string): string {
  return name.toLowerCase().replace(/^\d{4}-\d{2}-\d{2}-?/, "");
}
