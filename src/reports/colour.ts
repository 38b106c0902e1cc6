const codes = {
  red: [31, 39],
  yellow: [33, 39],
  green: [32, 39],
  blue: [34, 39],
  dim: [2, 22],
  bold: [1, 22],
} as const;

/** Colours text; without colour each function gives its text back. */
export type Paint = Readonly<Record<keyof typeof codes, (text: string) => string>>;

/** The colours of a report: the terminal's own, so that they fit its theme. */
export function paintWith(colour: boolean): Paint {
  const styled = (name: keyof typeof codes) => {
    const [open, close] = codes[name];
    return (text: string) => (colour && text !== "" ? `\u001b[${open}m${text}\u001b[${close}m` : text);
  };
  return {
    red: styled("red"),
    yellow: styled("yellow"),
    green: styled("green"),
    blue: styled("blue"),
    dim: styled("dim"),
    bold: styled("bold"),
  };
}
