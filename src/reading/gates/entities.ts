const names: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  ndash: "–",
  mdash: "—",
};

/** The text with the entities that labels use replaced by what they stand for; the others stay as they are. */
export function decodeEntities(text: string): string {
  return text.replace(
    /&(?:#(\d{1,6})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,8}));/g,
    (whole: string, code: string | undefined, hex: string | undefined, name: string | undefined) => {
      if (name !== undefined) return names[name] ?? whole;
      const point = hex === undefined ? Number(code) : Number.parseInt(hex, 16);
      return point > 0 && point < 0x110000 ? String.fromCodePoint(point) : whole;
    },
  );
}
