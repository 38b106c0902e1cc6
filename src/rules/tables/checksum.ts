/** A checksum as it is written: in full, or shortened to its beginning, or to beginning and end. */
export interface Checksum {
  /** "sha256" and the like, as it says or as its length does; null when neither tells. */
  readonly algorithm: string | null;
  readonly head: string;
  readonly tail: string;
  readonly isWhole: boolean;
}

const lengths: ReadonlyMap<number, string> = new Map([
  [32, "md5"],
  [40, "sha1"],
  [64, "sha256"],
  [96, "sha384"],
  [128, "sha512"],
]);
const written =
  /(?:\b(md5|sha-?\d{1,3})\s?[:=-]\s?)?(?<![\p{L}\d])([0-9a-f]{3,128})(?![\p{L}\d])(?:\s?(?:…|\.{2,3})\s?([0-9a-f]{1,64})?(?![\p{L}\d]))?/iu;

/** The checksum that a text holds; null for none, or for fewer than seven of its digits. */
export function readChecksum(text: string): Checksum | null {
  const [, named, head, tail] = written.exec(text) ?? [];
  if (head === undefined || head.length + (tail?.length ?? 0) < 7) return null;
  const ofLength = lengths.get(head.length) ?? null;
  const algorithm = named?.toLowerCase().replace("-", "") ?? ofLength;
  return { algorithm, head: head.toLowerCase(), tail: tail?.toLowerCase() ?? "", isWhole: ofLength !== null };
}

/** Whether two checksums may be of the same thing; null when they can't be compared, being of different algorithms. */
export function agreeChecksums(one: Checksum, other: Checksum): boolean | null {
  if (one.algorithm !== null && other.algorithm !== null && one.algorithm !== other.algorithm) return null;
  const [short, long] = one.head.length <= other.head.length ? [one, other] : [other, one];
  if (!long.head.startsWith(short.head)) return false;
  const [end, otherEnd] = [short.tail, long.isWhole ? long.head : long.tail];
  return otherEnd === "" || end === "" || otherEnd.endsWith(end) || end.endsWith(otherEnd);
}

/** A checksum, or a version, as messages give it: of a long one beginning and end, for people compare those. */
export function shorten(text: string): string {
  return text.length > 32 ? `${text.slice(0, 15)}…${text.slice(-8)}` : text;
}
