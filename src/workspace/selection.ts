import { markdownEndings, markdownIn } from "../engine/default-config.ts";

/** Tells what of a folder is wanted; paths are relative to the folder, '/'-separated. */
export interface Selection {
  readonly file: (path: string) => boolean;
  /** Whether wanted files may lie in a folder. */
  readonly folder: (path: string) => boolean;
}

/** Tells of a file or folder whether it is left out, itself or with a folder that it lies in. */
type Ignored = (path: string) => boolean;

/** What `include` holds and `ignore` does not, by globs.ts where a config needs its library, which few do. */
export async function openSelection(include: readonly string[], ignore: readonly string[]): Promise<Selection> {
  const isIgnored = await openIgnored(ignore);
  const plain = include.map(selectPlainly).filter((it) => it !== null);
  const wanted = plain.length < include.length ? [(await import("./globs.ts")).select(include)] : plain;
  return {
    file: (path) => !isIgnored(path) && wanted.some((it) => it.file(path)),
    folder: (path) => !isIgnored(path) && wanted.some((it) => it.folder(path)),
  };
}

/** A folder wherever it lies, as in the default. */
const folderAnywhere = /^\*\*\/([\w-]+)\/\*\*$/;

/** Tells what globs leave out, as `ignoredBy` in globs.ts does. */
export async function openIgnored(ignore: readonly string[]): Promise<Ignored> {
  const all = ignore.map((glob) => ({ glob, name: folderAnywhere.exec(glob)?.[1] }));
  const names = all.flatMap(({ name }) => name ?? []);
  const others = all.flatMap(({ glob, name }) => (name === undefined ? [glob] : []));
  const isOther = others.length === 0 ? () => false : (await import("./globs.ts")).ignoredBy(others);
  // Asked of every file, and true of few.
  const isIn = (path: string) => names.some((name) => path.includes(name)) && holdsOneOf(path, names);
  return (path) => isIn(path) || isOther(path);
}

const holdsOneOf = (path: string, names: readonly string[]): boolean =>
  path.split("/").some((part) => names.includes(part));

/** Characters of a folder that is told without the library. */
const longest = 400;
const plainFolder = /^(?:[\w-]+(?:\/[\w-]+)*)?$/;
const anyMarkdown = markdownIn("");

/** What a glob selects that is a folder's name, or all Markdown in one as in the default; null for any other. */
export function selectPlainly(glob: string): Selection | null {
  const isAll = glob === anyMarkdown || glob.endsWith(`/${anyMarkdown}`);
  const folder = isAll ? glob.slice(0, -anyMarkdown.length).replace(/\/$/, "") : glob;
  if (folder.length > longest || !plainFolder.test(folder)) return null;
  // Without regard to case as the library has it: by Unicode's own folding.
  const inFolder = folder === "" ? /(?:)/u : new RegExp(`^${folder}/`, "iu");
  const markdown = new RegExp(`\\.(?:${markdownEndings.join("|")})$`, "iu");
  const above = new RegExp(`^(?:${foldersTo(folder).join("|")})$`, "iu");
  const itself = new RegExp(`^${folder}$`, "iu");
  return {
    file: (path) => (inFolder.test(path) && markdown.test(path)) || (!isAll && itself.test(path)),
    folder: (path) => inFolder.test(path) || above.test(path),
  };
}

/** A folder and those that it lies in. */
function foldersTo(folder: string): readonly string[] {
  const parts = folder.split("/");
  return parts.map((_, at) => parts.slice(0, at + 1).join("/"));
}
