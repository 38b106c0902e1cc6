import { ConfigError, UsageError } from "../../errors.ts";
import type { CompiledKind } from "../../kinds/compiled-kind.ts";
import { loadPair } from "../../kinds/pair.ts";
import { render } from "../../kinds/render.ts";
import type { Document } from "../../model/document.ts";
import type { Finding } from "../../model/finding.ts";
import type { Range } from "../../model/position.ts";
import { parse } from "../../reading/parse.ts";
import { read } from "../../reading/read.ts";
import { lintMarkdown } from "../library.ts";
import { type Blank, findBlanks } from "./blanks.ts";
import { declareSections } from "./declare-sections.ts";
import { openPlaces } from "./places.ts";
import { isFilledIn, unfill } from "./unfill.ts";
import { type Note, writeSchema } from "./write-schema.ts";
import { headFor, writeTemplate } from "./write-template.ts";

/** What a document is: text to fill in, or one that is filled in and becomes such a text. */
export type DocumentForm = "template" | "filled";

/** A kind that was read off a document. Lines are those of the document. */
export interface Adoption {
  /** The two files of the kind. */
  readonly template: string;
  readonly schema: string;
  readonly compiled: CompiledKind;
  /** What the document was taken for. */
  readonly form: DocumentForm;
  /** What was taken for what, in order of place. */
  readonly notes: readonly Note[];
  readonly blanks: readonly Blank[];
  /** What lint says of a fresh document at lines where nothing was taken for a blank. */
  readonly elsewhere: readonly Finding[];
  /** Blanks of which lint says nothing. */
  readonly unseen: readonly Blank[];
}

const adoptedPath = "adopted.md";

/**
 * Makes a kind of a document, so that `new` gives it back, front matter added, and `lint` reports its blanks. Throws a
 * UsageError, without the document's path, for text that no template can give back.
 */
export async function adopt(text: string, kind: string, as: DocumentForm | null = null): Promise<Adoption> {
  const written = readAs(text, kind);
  const [broken] = written.document.frontMatter.errors;
  if (broken) {
    throw new UsageError(`line ${broken.range.line}: ${broken.message}: mend the front matter, or take it out, first`);
  }
  const [unread] = written.document.unreadable;
  if (unread) throw new UsageError(`line ${unread.range.line}: ${unread.reason}`);
  const form = as ?? (isFilledIn(written.document) ? "filled" : "template");
  if (form === "template") return adoptTemplate(written, kind);
  const unfilled = unfill(written.text, written.document);
  const adoption = await adoptTemplate(readAs(unfilled.text, kind), kind);
  const moved = <Item extends { readonly range: Range }>(items: readonly Item[]): readonly Item[] =>
    items.map((it) => ({ ...it, range: { ...it.range, line: unfilled.lineOf(it.range.line) } }));
  return {
    ...adoption,
    form,
    notes: inOrder([...unfilled.notes, ...adoption.notes.map((it) => ({ ...it, line: unfilled.lineOf(it.line) }))]),
    blanks: moved(adoption.blanks),
    elsewhere: moved(adoption.elsewhere),
    unseen: moved(adoption.unseen),
  };
}

/** A text and what it holds. */
interface Written {
  readonly text: string;
  readonly document: Document;
}

function readAs(text: string, kind: string): Written {
  const source = parse(text);
  return { text: source.text, document: read(source, { path: adoptedPath, kind, hints: null }) };
}

async function adoptTemplate({ text, document }: Written, kind: string): Promise<Adoption> {
  const title = titleFor(kind, document);
  const placeOf = openPlaces(text);
  const sourceOf = (range: Range): string => {
    const { start, end } = placeOf(range);
    return text.slice(start, end);
  };
  const blanks = findBlanks(document, sourceOf);
  const prompts = blanks.filter((it) => it.type === "prompt");
  const slots = blanks.filter(
    (it) => (it.type === "placeholder" || it.type === "time") && it.range.line === it.range.endLine,
  );
  // A mark may change how the text around it reads: then the reading has to find the blanks without it.
  const attempts = [
    [...prompts, ...slots],
    ...(slots.length > 0 ? [prompts] : []),
    ...(prompts.length > 0 ? [[]] : []),
  ];
  let best: Adoption | null = null;
  let problem = "";
  for (const guides of attempts) {
    try {
      const found = await tryGuides({ text, kind, title, document, blanks, guides, placeOf });
      if (count(found) === 0) return found;
      if (best === null || count(found) < count(best)) best = found;
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      problem ||= error.message;
    }
  }
  if (best !== null) return best;
  throw new UsageError(`no kind can be made of it: ${problem}`);
}

function count({ elsewhere, unseen }: Adoption): number {
  return elsewhere.length + unseen.length;
}

interface Attempt {
  readonly text: string;
  readonly kind: string;
  readonly title: string;
  readonly document: Document;
  readonly blanks: readonly Blank[];
  /** The blanks that the template marks as to be replaced. */
  readonly guides: readonly Blank[];
  readonly placeOf: ReturnType<typeof openPlaces>;
}

async function tryGuides({ text, kind, title, document, blanks, guides, placeOf }: Attempt): Promise<Adoption> {
  const head = headFor(kind, text, document, placeOf);
  const stretches = guides.map((it) => placeOf(it.range)).filter((it) => it.start >= head.at);
  let before = text.slice(0, head.at);
  for (const { start, end } of [...head.replaces].reverse()) before = before.slice(0, start) + before.slice(end);
  const rest = text.slice(head.at);
  const template =
    writeTemplate(before, []) +
    head.text +
    writeTemplate(
      rest,
      stretches.map((it) => ({ start: it.start - head.at, end: it.end - head.at })),
    );
  const isBlank = (section: { readonly range: Range }): boolean =>
    blanks.some((it) => (it.type === "placeholder" || it.type === "time") && it.range.line === section.range.line);
  const declared = declareSections(document, isBlank);
  const { schema, notes } = writeSchema({ kind, title, document, blanks, declared });
  const files = {
    template: { path: `${kind}.md.hbs`, text: template },
    schema: { path: `${kind}.schema.json`, text: `${JSON.stringify(schema, null, 2)}\n` },
  };
  const compiled = loadPair({ name: kind, version: null, ...files }, (markdown) =>
    read(parse(markdown), { path: adoptedPath, kind, hints: null }),
  );
  const fresh = render(compiled, {});
  if (!fresh.endsWith(rest)) throw new ConfigError("The template does not give the document back");
  const above = lineCount(before);
  const added = lineCount(fresh) - lineCount(rest) - lineCount(text.slice(0, head.at));
  // In the document's own front matter nothing has moved.
  const lineOf = (line: number): number => (line <= above ? line : line - added);
  const kinds = { names: [kind], load: async () => compiled };
  const { findings } = await lintMarkdown(fresh, { path: adoptedPath, kinds });
  const reported = new Set(findings.map((it) => lineOf(it.range.line)));
  const lines = new Set(blanks.map((it) => it.range.line));
  return {
    template,
    schema: files.schema.text,
    compiled,
    form: "template",
    notes: inOrder([...notes, ...blanks.filter((it) => !isTold(it, notes)).map(noteOn)]),
    blanks,
    elsewhere: findings.map((it) => moved(it, lineOf)).filter((it) => !lines.has(it.range.line)),
    unseen: blanks.filter((it) => !reported.has(it.range.line)),
  };
}

/** What the kind is called: the document's title, where nothing in it is to be filled in. */
function titleFor(kind: string, { title }: Document): string {
  const isFixed = title !== null && title.trim() !== "" && !/[[\]<>{}\d]|__/.test(title);
  return isFixed ? title.trim() : kind.replaceAll("-", " ").replace(/^./, (first) => first.toUpperCase());
}

/** The number of line ends. */
function lineCount(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0;
}

function moved(finding: Finding, lineOf: (line: number) => number): Finding {
  const { range } = finding;
  return { ...finding, range: { ...range, line: lineOf(range.line), endLine: lineOf(range.endLine) } };
}

const blankNames = {
  gate: "an open box",
  choice: "a choice to make",
  approval: "a place to sign",
  placeholder: "a placeholder",
  prompt: "an instruction to replace",
  time: "a time to give, with a zone:",
  field: "an empty field",
  cell: "an empty cell",
  rows: "a table to fill",
  section: "a section to write",
} as const satisfies Record<Blank["type"], string>;

/** A box, a place to sign or a label of which it was said already what it was taken for. */
function isTold({ type, range }: Blank, notes: readonly Note[]): boolean {
  const told =
    type === "gate" ? "a gate " : type === "approval" ? "a place to sign" : type === "field" ? "a field " : null;
  return told !== null && notes.some((it) => it.line === range.line && it.message.startsWith(`taken for ${told}`));
}

function noteOn({ type, text, range }: Blank): Note {
  return { line: range.line, message: `taken for ${blankNames[type]}${text === "" ? "" : ` "${text}"`}` };
}

function inOrder(notes: readonly Note[]): readonly Note[] {
  return [...notes].sort((a, b) => a.line - b.line);
}
