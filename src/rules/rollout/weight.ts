const shares = /(?<!\d)(\d+(?:[.,]\d+)?)\s?(?:[%％]|percent\b|per cent\b|prozent\b|pour cent\b|por ciento\b)/giu;
const rises = /^\s*(?:→|->|=>|➔|–|—|-|to|bis|à)\s*$/iu;

/** The share of traffic or users that a text gives, in percent; of "5% → 25%" the one it rises to. Null without one. */
export function weightOf(text: string): number | null {
  let weight: number | null = null;
  let end = 0;
  for (const match of text.matchAll(shares)) {
    if (weight !== null && !rises.test(text.slice(end, match.index))) break;
    weight = numberOf(match[1] ?? "");
    end = match.index + match[0].length;
  }
  return weight;
}

/** The same where only a weight can stand, so that the sign may be left out ("25"). */
export function weightIn(text: string): number | null {
  return weightOf(text) ?? (/^\s*\d+(?:[.,]\d+)?\s*$/.test(text) ? numberOf(text) : null);
}

function numberOf(digits: string): number {
  return Number(digits.trim().replace(",", "."));
}
