const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });

/** Text as git stores it. What is no UTF-8 becomes U+FFFD, as in the names that Node lists of a folder. */
export function decode(bytes: Uint8Array): string {
  return utf8.decode(bytes);
}

/** The index of a byte at or after a place; the length of all where there is none. */
export function endOf(bytes: Uint8Array, byte: number, from: number): number {
  const at = bytes.indexOf(byte, from);
  return at === -1 ? bytes.length : at;
}

/** The fields of what git prints with `-z`. Decoded as a whole: a zero byte ends what is no UTF-8, too. */
export function splitFields(bytes: Uint8Array): readonly string[] {
  const fields = decode(bytes).split("\0");
  // Behind the last field there is nothing.
  if (fields.at(-1) === "") fields.pop();
  return fields;
}
