import type { Located, Range } from "./position.ts";
import type { Comparator, Quantity, Verdict } from "./quantity.ts";

/** A heading and what stands under it up to the next heading of any depth. `range` is the heading's. */
export interface Section extends Located {
  readonly title: string;
  /** The title without numbering, emoji and "(optional)", lower case, words joined by hyphens. */
  readonly slug: string;
  readonly depth: number;
  /** Place among the document's headings, from 0. */
  readonly index: number;
  readonly parent: Section | null;
  /** The last line that belongs to it, sub-sections left out. */
  readonly lastLine: number;
}

/** What kind of text a block is; `item` is the first paragraph of a list item. */
export type BlockType = "heading" | "paragraph" | "item" | "cell" | "code";

/** A run of text as a reader sees it: escapes and markers resolved, white space collapsed. */
export interface Block extends Located {
  readonly type: BlockType;
  readonly text: string;
  /** Whether it is a code block, or some of it is inline code. */
  readonly code: boolean;
  readonly section: Section | null;
  /**
   * What introduces it, nearest first: parent items, a bold label or a paragraph ending in a colon, the column's
   * header for a cell. Headings are reached through `section`.
   */
  readonly labels: readonly string[];
  /** Depth of list nesting, 0 outside a list. */
  readonly depth: number;
}

/** One cell of a table. */
export interface Cell extends Located {
  readonly text: string;
  /** Whether some of it is inline code. */
  readonly code: boolean;
}

export interface Table extends Located {
  readonly columns: readonly Cell[];
  /** Body rows; a short row is filled up with empty cells that stand at the row's end. */
  readonly rows: readonly (readonly Cell[])[];
  readonly section: Section | null;
  readonly labels: readonly string[];
}

/** A label and its value: a `**Label**: value` line, a row of a two-column table, or a front-matter key. */
export interface Field extends Located {
  readonly label: string;
  /** Label in the form of a section's slug. */
  readonly slug: string;
  /** Empty when nothing was filled in; the items joined by ", " when the value is a list. */
  readonly value: string;
  readonly source: "line" | "table" | "front-matter";
  readonly section: Section | null;
  /** Where the value stands, or the label when there is none. */
  readonly range: Range;
  readonly labelRange: Range;
  /** Options when the value still lists them (`Low | Medium | High`); empty otherwise. */
  readonly options: readonly string[];
}

export type GateState = "open" | "done" | "waived" | "malformed";

/** What a person ticks. A malformed gate counts as open. */
export interface Gate extends Located {
  /** Without box, and without the waiver's words. */
  readonly text: string;
  readonly state: GateState;
  /** Why it was waived; "" when waived without a reason; null when not waived. */
  readonly reason: string | null;
  /** The box as written, for messages and for malformed ones; a line end in it is "\n". */
  readonly marker: string;
  readonly section: Section | null;
  readonly labels: readonly string[];
  /** Links, run ids or commits found in the item (missing-evidence). */
  readonly evidence: readonly string[];
}

/** Options of which one is to be made. `range` is the whole choice. */
export interface Choice extends Located {
  readonly label: string;
  readonly options: readonly { readonly text: string; readonly chosen: boolean }[];
  /** `boxes`: tick exactly one; `words`: options still listed in a field. */
  readonly form: "boxes" | "words";
  readonly section: Section | null;
}

export type PlaceholderForm = "bracket" | "angle" | "template" | "handle" | "word" | "blank" | "mask" | "guidance";

/** What the author was to replace and did not. */
export interface Placeholder extends Located {
  readonly text: string;
  readonly form: PlaceholderForm;
  readonly section: Section | null;
}

/** The decision an approval row states; null when it states none. */
export type Decision = "approved" | "rejected" | "pending";

/** Where a person signs. `range` is the row, item or line at which it starts. */
export interface Approval extends Located {
  readonly role: string;
  /** The person as written, without the leading @; "" when none or still a placeholder. */
  readonly name: string;
  /** The status or signature as written. */
  readonly status: string;
  readonly decision: Decision | null;
  /** Identity and affirmative mark, and in a known kind a date. */
  readonly signed: boolean;
  /** As written; "" when none or still a placeholder. */
  readonly date: string;
  /** Of what was approved ("d1:…"), as written; "" when it carries none. */
  readonly digest: string;
  readonly section: Section | null;
  readonly nameRange: Range;
  readonly dateRange: Range;
  /** The cell or value for status or signature; the whole row, item or line where there is none. */
  readonly statusRange: Range;
  /**
   * What a person fills in who signs: the row's cells for name, signature, status, date and digest, empty ones included,
   * or the values behind labels. Empty for a task or line without labels.
   */
  readonly fillIns: readonly Range[];
  /** Gate that is this approval too. */
  readonly gate: Gate | null;
}

export type CriterionClass = "numeric" | "relative" | "absolute" | "vague";

/** What the place of a criterion says about it: a breach of a trigger rolls back, a breach of a target fails. */
export type CriterionUse = "trigger" | "target" | "other";

/** A metric and its limit. `range` is the limit's text, or the metric's where there is no limit. */
export interface Criterion extends Located {
  readonly text: string;
  readonly class: CriterionClass;
  readonly use: CriterionUse;
  readonly metric: string;
  readonly comparator: Comparator | null;
  readonly limit: Quantity | null;
  /** Upper end of a range. */
  readonly high: Quantity | null;
  /** The limit as written: "" when the cell is empty. */
  readonly limitText: string;
  /** How long the breach must last, as written ("for 5 minutes" gives "5 minutes"). */
  readonly window: string | null;
  readonly measured: Measurement | null;
  readonly verdict: Verdict;
  /** What the row itself says of the result; null when it says nothing. */
  readonly claim: Verdict | null;
  readonly claimRange: Range | null;
  readonly section: Section | null;
}

/** A measured value with its cell; `quantity` is null when the cell holds no number. */
export interface Measurement extends Located {
  readonly text: string;
  readonly quantity: Quantity | null;
}

/** A row that compares a metric before and after, with the difference it states. */
export interface Comparison extends Located {
  readonly metric: string;
  readonly before: Measurement;
  readonly after: Measurement;
  readonly delta: Measurement;
  readonly section: Section | null;
}

/** A date or time in the text. `range` is its text. */
export interface Moment extends Located {
  readonly text: string;
  /** `none` when the calendar or clock has no such moment. */
  readonly validity: "valid" | "none";
  readonly precision: "date" | "time" | "date-time";
  /** Milliseconds since the epoch when date, time and zone are known, else null. A date alone is its first instant UTC. */
  readonly instant: number | null;
  /** Offset or zone as found, from its own text, the column's header, its section or the document; null when naive. */
  readonly zone: string | null;
  /** True where the text is one end of an ISO interval or of "from … to …". */
  readonly section: Section | null;
}

/** A span of time given by start and end, in order of writing. */
export interface Interval extends Located {
  readonly start: Moment;
  readonly end: Moment;
  readonly section: Section | null;
}

/** An HTML comment, without its marks. */
export interface Comment extends Located {
  readonly text: string;
}

/** Text that no parser should be made to read. */
export interface Unreadable extends Located {
  readonly reason: string;
}

export type FrontMatterValue = string | readonly FrontMatterValue[] | { readonly [key: string]: FrontMatterValue };

/**
 * Front matter, scalars as written (`1.10` stays "1.10"). `data` has no prototype. `positions` maps a JSON pointer
 * ("/window") to its value's range.
 */
export interface FrontMatter {
  readonly state: "absent" | "valid" | "broken";
  readonly data: Readonly<Record<string, FrontMatterValue>>;
  readonly range: Range | null;
  readonly positions: ReadonlyMap<string, Range>;
  /** The same pointers to the ranges of the keys. */
  readonly keyPositions: ReadonlyMap<string, Range>;
  readonly errors: readonly { readonly message: string; readonly range: Range }[];
}

/** A document as data: one reading serves every command. */
export interface Document {
  readonly path: string;
  /** The kind it says it is, or its file name says; null when unknown. */
  readonly kind: string | null;
  readonly title: string | null;
  readonly frontMatter: FrontMatter;
  readonly sections: readonly Section[];
  readonly blocks: readonly Block[];
  readonly fields: readonly Field[];
  readonly tables: readonly Table[];
  readonly gates: readonly Gate[];
  readonly choices: readonly Choice[];
  readonly placeholders: readonly Placeholder[];
  readonly approvals: readonly Approval[];
  readonly criteria: readonly Criterion[];
  readonly comparisons: readonly Comparison[];
  readonly moments: readonly Moment[];
  readonly intervals: readonly Interval[];
  readonly comments: readonly Comment[];
  readonly unreadable: readonly Unreadable[];
  /** The last line with text, for what is missing from the whole. */
  readonly end: Range;
}
