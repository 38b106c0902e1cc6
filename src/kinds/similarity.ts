/** Words that turn a statement round. A gate that gains or loses one is another gate. */
const negations: ReadonlySet<string> = new Set(
  [
    "no not never none nothing nobody without cannot neither nor",
    "kein keine keinen keiner nicht nie ohne",
    "pas jamais aucun aucune sans ne",
    "no ningún ninguna nunca sin",
    "não nenhum nenhuma nunca sem",
    "non nessun nessuna mai senza",
    "geen niet nooit zonder",
    "nie bez żaden żadna nigdy",
    "không chưa",
  ].flatMap((line) => line.split(" ")),
);

/** How alike two rewordings must be at least; prototypes on real checklists set it. */
export const rewordingLimit = 0.7;

/** Text of a gate as it is compared: compatibility forms, case, gaps and end marks don't matter. */
export function normalizeText(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u200b-\u200d\u2060\ufeff\u00ad]/g, "")
    .replace(/[’‘]/g, "'")
    .replace(/[–—]/g, "-")
    .toLowerCase()
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?<![\s.;:,!])[\s.;:,!]+$/, "");
}

/**
 * How alike two normalised texts are, 0 to 1: the mean of the Dice coefficients of their letter pairs and of their stemmed
 * words. 0 when one negates and the other does not, or when their numbers differ.
 */
export function similarityOf(a: string, b: string): number {
  return isNegated(a) === isNegated(b) && numbersIn(a) === numbersIn(b) ? likenessOf(a, b) : 0;
}

/** The same, whatever the texts say. */
export function likenessOf(a: string, b: string): number {
  return (dice(pairsOf(a), pairsOf(b)) + dice(wordsOf(a).map(stem), wordsOf(b).map(stem))) / 2;
}

/** Whether a normalised text holds a negation. */
export function isNegated(text: string): boolean {
  return wordsOf(text).some((word) => negations.has(word) || word.endsWith("n't"));
}

function numbersIn(text: string): string {
  return [...text.matchAll(/\d+(?:[.,]\d+)*/g)]
    .map((it) => it[0])
    .sort()
    .join(" ");
}

function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{N}'-]*/gu) ?? [];
}

function pairsOf(text: string): string[] {
  const letters = Array.from(text.replace(/[^\p{L}\p{N}]+/gu, " ").trim());
  return letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
}

/** English endings off; in other languages it takes away the same from both sides. */
function stem(word: string): string {
  const bare = word.replace(/(?:ing|ed|es|s)$/, "");
  return bare.length >= 3 ? bare : word;
}

function dice(a: readonly string[], b: readonly string[]): number {
  if (a.length + b.length === 0) return 0;
  const left = new Map<string, number>();
  for (const it of a) left.set(it, (left.get(it) ?? 0) + 1);
  let shared = 0;
  for (const it of b) {
    const count = left.get(it) ?? 0;
    if (count === 0) continue;
    shared++;
    left.set(it, count - 1);
  }
  return (2 * shared) / (a.length + b.length);
}
