import { remember } from "../../model/remember.ts";
import { even, vocabulary } from "./vocabulary.ts";

/** What a column or label of an approval holds. */
export type Content =
  | "approver"
  | "name"
  | "role"
  | "signature"
  | "approved"
  | "status"
  | "date"
  | "signedDate"
  | "digest";

/** What of it a person fills in who signs. */
export const filledIn = [
  "approver",
  "name",
  "signature",
  "approved",
  "status",
  "date",
  "signedDate",
  "digest",
] as const satisfies readonly Content[];

const whole: readonly (readonly [Content, keyof typeof vocabulary])[] = [
  ["approver", "approver"],
  ["signedDate", "signedDate"],
  ["role", "roleColumn"],
  ["role", "roleLabel"],
  ["name", "name"],
  ["signature", "signature"],
  ["approved", "approved"],
  ["status", "status"],
  ["date", "date"],
  ["digest", "digest"],
];

const endings: readonly (readonly [Content, keyof typeof vocabulary])[] = [
  ["signature", "signature"],
  ["date", "date"],
  ["approver", "approver"],
  ["status", "status"],
];

/** What a header or label says its cells or values hold; several for "Signature / Date". Empty when it says nothing here. */
export const contentsOf: (header: string) => ReadonlySet<Content> = remember((header) => {
  const text = even(header)
    .replace(/(?<![*:：])[*:：]+$/, "")
    .trim();
  const bare = text
    .replace(/[(（][^()（）]*[)）]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  for (const it of [text, bare]) {
    const found = whole.find(([, list]) => vocabulary[list].has(it));
    if (found) return new Set([found[0]]);
  }
  const halves = bare.split(/(?:(?<!\s)\s+)?[/&,+]\s*|\s(?:and|und|et|y|e|en|i|và)\s/).filter((it) => it !== "");
  if (halves.length > 1 && halves.length < 4) return new Set(halves.flatMap((it) => [...contentsOf(it)]));
  // "Security approver", "Manager signature", "Review date", "Approval status" end in what they hold.
  if (bare.split(" ").length > 4) return new Set();
  const ending = endings.find(([, list]) => vocabulary[list].trailing(bare) !== "");
  if (ending) return new Set([ending[0]]);
  return vocabulary.approver.leading(bare) === "" ? new Set() : new Set(["approver"]);
});

/** Where a table holds what, by the places of its columns. */
export type Columns = ReadonlyMap<Content, number>;

/** The first column of each content; "Signature / Date" serves for both where no column of its own does. */
export function columnsOf(headers: readonly string[]): Columns {
  const columns = new Map<Content, number>();
  const found = headers.map(contentsOf);
  // "Approval | Approver | Approved": the first column says which approval, a later one whether it was given.
  const [topic, ...later] = found;
  if (topic?.has("approved") && topic.size === 1 && later.some((it) => it.has("approved"))) found[0] = new Set();
  for (const several of [false, true]) {
    for (const [at, contents] of found.entries()) {
      if (contents.size > 1 !== several) continue;
      for (const content of contents) if (!columns.has(content)) columns.set(content, at);
    }
  }
  // Beside an approver's column "Reviewed by" or "Owner" names somebody else.
  const name = headers[columns.get("name") ?? -1] ?? "";
  if (columns.has("approver") && (vocabulary.reviewers.has(name) || vocabulary.authors.has(name)))
    columns.delete("name");
  return columns;
}
