import { wordExpression } from "../word-expression.ts";
import { countsInCode } from "./angles.ts";
import { lexicon } from "./lexicon.ts";
import { type Find, type Stretch, zoneAt } from "./stretch.ts";
import { speaksOfFormat, standingOf, surroundingsOf } from "./surroundings.ts";

const year = "(?:[Yy]{4}|AAAA|JJJJ|RRRR|20(?:YY|XX)|\\d{4}(?=-(?:XX|MM|xx)))";
const two = "(?:MM|DD|XX|TT|JJ|GG|mm|dd|\\d\\d)";
const dates = [
  `20(?:YY|XX)[-/.]${two}[-/.]\\d\\d|\\d{4}-\\d\\d-(?:XX|DD|xx|dd)`,
  "XX[-/.]XX[-/.](?:XXXX|XX|YYYY|\\d{4})",
  "(?:dd|mm)[-/.](?:mm|dd)[-/.]yy|(?:dd|jj|gg|tt)[-/.]mm[-/.](?:aaaa|jjjj|rrrr)",
  "(?:Month|MMMM?) DD,? YYYY|DD (?:Month|MMMM) YYYY",
].join("|");
const date = `(?:${dates}|${year}[-/.]${two}[-/.](?:MM|DD|XX|TT|JJ|GG|mm|dd)|(?:DD|MM|TT|JJ|GG|dd|mm)[-/. ](?:MMM|MM|DD|mm|dd)[-/. ](?:[Yy]{4}|YY|JJ|AAAA|JJJJ|jjjj|RRRR)|YYYYMMDD|(?:YYYY|\\d{4})年(?:MM|XX)月(?:DD|XX)日|ДД[-/.]ММ[-/.]ГГГГ)`;
const time = "(?:(?:HH|hh|XX)[:hH.](?:MM|mm|XX)(?:[:.](?:SS|ss|XX))?(?:Z)?|xx:xx(?::xx)?)";

interface Mask {
  readonly pattern: string;
  /** What every match holds: most texts hold none of it, and the pattern takes long to compile. */
  readonly sign: RegExp;
  /** Where it counts: anywhere but in talk of formats, or only where it is all of a value. */
  readonly place: "anywhere" | "value";
}

const units = lexicon.units.all
  .filter((it) => it.length > 1 || it === "s" || it === "h")
  .flatMap((it) => (it.length > 2 ? [it, `${it[0]?.toUpperCase()}${it.slice(1)}`] : [it]))
  .sort((a, b) => b.length - a.length)
  .join("|");

const masks: readonly Mask[] = [
  {
    pattern: `${date}(?:[T ,]{1,2}${time})?|${time}`,
    sign: /(?:[Yy]{2}|AA|JJ|jj|RR|XX|xx|MM|DD|TT|GG|mm|dd)[-/. 年]|(?:HH|hh|XX|xx)[:hH.]|[-/.](?:XX|DD|xx|dd|yy|aaaa)|DD,|YYYYMMDD|年(?:MM|XX)|ДД/,
    place: "anywhere",
  },
  {
    pattern: "[\\p{L}-]{0,24}?(?:v|V)?X\\.Y(?:\\.Z)?(?:[-.][A-Za-z]{1,6}(?:\\.[N\\d])?)?",
    sign: /X\.Y/,
    place: "anywhere",
  },
  {
    pattern: "(?:v|V)?(?:x\\.y(?:\\.z)?|\\d\\.(?:X\\.[XY]|Y\\.Z)|X\\.X(?:\\.X)?|x\\.x\\.x|N\\.N(?:\\.N)?)",
    sign: /[xX]\.[xXyY]|Y\.Z|N\.N/,
    place: "value",
  },
  {
    pattern: "v?(?:MAJOR\\.MINOR(?:\\.PATCH)?|#\\.#(?:\\.#)?|YYYY\\.MM(?:\\.[N\\d])?)",
    sign: /MAJOR\.|#\.#|YYYY\.MM/,
    place: "value",
  },
  {
    pattern:
      "[A-Z][A-Z0-9]{1,9}-(?:x{3,}|n{3,})|[A-Z]{2,8}x{4,}|#x{3,}|(?:\\+?\\d{1,3}[-. ])?\\(?x{3}\\)?[-. ]x{3}[-. ]?x{4}",
    sign: /xxx|nnn/,
    place: "value",
  },
  {
    pattern: "[A-Z]{2,8}-YYYY(?:MMDD|-MM-DD)?(?:-(?:\\d{1,5}|X{1,5}|N{1,5}|#{1,5}))?",
    sign: /-YYYY/,
    place: "anywhere",
  },
  { pattern: `T[+-]X{1,3}(?: ?(?:${units}))?`, sign: /T[+-]X/, place: "anywhere" },
  { pattern: "[〇○◯]{2,6}", sign: /[〇○◯]{2}/, place: "value" },
  { pattern: `#{1,4}(?:%| ?(?:${units})(?![\\p{L}\\p{N}]))`, sign: /#/, place: "value" },
  {
    pattern:
      "[A-Z][A-Z0-9]{0,9}(?:-(?:YYYY|20\\d\\d))?[-_#](?:#{2,}|N{2,}|X{2,})(?:-(?:#{2,}|N{2,}|X{2,}))?|[A-Z]{2,8}(?:#{3,9}|X{4,}|N{4,})|#(?:#{2,5}(?!#)|N{2,}|X{2,})",
    sign: /##|NN|XX/,
    place: "anywhere",
  },
  {
    pattern: `[$€£]X{1,3}(?:,X{3})*(?:\\.X{1,2})?[KkMm]?|X{1,3}(?:,X{3}){1,4}|\\d{1,3}\\.\\d{0,2}X{1,2}%|X ?[-–] ?[XY](?:%| ?(?:${units})(?![\\p{L}\\p{N}]))|X{1,3}(?:\\.X{1,2})?(?:%| ?(?:${units})(?![\\p{L}\\p{N}])| %)`,
    sign: /X/,
    place: "anywhere",
  },
  {
    pattern: `(?:N|xx+|x)(?:%| (?:${units})(?![\\p{L}\\p{N}]))|X{1,3}[mKkMG]`,
    sign: /[Nx][% ]|X[mKkMG]/,
    place: "value",
  },
];

const compiled = masks.map(({ pattern, sign, place }) => {
  const source = (): string => `(?<![\\p{L}\\p{N}_.$/{#\\\\-]|<(?![XN#]))(?:${pattern})(?![\\p{L}\\p{N}_}])`;
  return { place, find: wordExpression(source, "gu", { isIn: (text) => sign.test(text) }) };
});

/** What every match of any mask holds. */
export const maskSign = masks.map(({ sign }) => sign.source).join("|");
const anyMask = new RegExp(maskSign);

/** Masks used as a value (`YYYY-MM-DD`, `vX.Y.Z`, `CR-NNN`, `X minutes`). Talk of a format or scheme is none. */
export function findMasks(stretch: Stretch): readonly Find[] {
  if (isHeaderCell(stretch) || !anyMask.test(stretch.text)) return [];
  const finds: Find[] = [];
  for (const { find, place } of compiled) {
    for (const match of find.matchAll(stretch.text)) {
      const from = match.index;
      const to = from + match[0].length;
      if (countsInCode(stretch, from, to, { commands: false }) && isValue(stretch, from, to, place)) {
        finds.push({ from, to, form: "mask" });
      }
    }
  }
  return finds;
}

function isValue(stretch: Stretch, from: number, to: number, place: Mask["place"]): boolean {
  const around = surroundingsOf(stretch, { from, to });
  if (speaksOfFormat(around)) return false;
  const { before, after } = around;
  // In parentheses it tells the format of the label before it: "Date (YYYY-MM-DD): …".
  const open = before.lastIndexOf("(");
  if (open > before.lastIndexOf(")") && !/^(?:\(|.*[:：]\s*\($)/u.test(before.slice(0, open + 1))) return false;
  if (/^[^:：\n]{0,20}\)\**\s*[:：]/.test(after)) return false;
  if (/\b(?:Mac ?OS|OS|Phase|Axis)$/i.test(before)) return false;
  const standing = standingOf(around);
  if (zoneAt(stretch.codes, from)) return standing === "whole";
  if (place === "value") return standing === "whole" && !/[<>]$/.test(before) && !/^[<>=]/.test(after);
  // A bare two-part version in running prose is a scheme, as is one that a sentence goes on to explain.
  return standing === "whole" || !/^[vV]?X\.Y$/.test(stretch.text.slice(from, to));
}

function isHeaderCell({ part }: Stretch): boolean {
  return part?.cell?.row === 0;
}
