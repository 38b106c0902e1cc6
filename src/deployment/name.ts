/** A name for a folder from any words: letters and digits in lower case, joined by hyphens; empty when there are none. */
export function slugOf(words: string): string {
  return words
    .normalize("NFKC")
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-/, "")
    .replace(/-$/, "");
}

/** The date that a name begins with, as that of a folder does, and what follows it. */
export function splitName(name: string): { readonly date: string | null; readonly slug: string } {
  const [, date = null, rest = name] = /^(\d{4}-\d{2}-\d{2})-(.+)$/.exec(name) ?? [];
  return { date, slug: slugOf(rest) };
}
