import { baseName, folderName, type Identity, identify, isDeploymentName, planName } from "../deployment/identify.ts";
import type { CompiledKind } from "../kinds/compiled-kind.ts";
import type { Document, FrontMatterValue } from "../model/document.ts";
import type { Subject } from "../model/subject.ts";
import { parse, type Source } from "../reading/parse.ts";
import { read } from "../reading/read.ts";
import type { KindLibrary } from "./kind-library.ts";

/** A text with its '/'-separated path. */
export interface TextFile {
  readonly path: string;
  readonly text: string;
}

/** A document that has been read, with the kind it is read as. */
export interface ReadDocument {
  readonly source: Source;
  readonly document: Document;
  readonly identity: Identity;
  /** Null for a document of unknown kind. */
  readonly compiled: CompiledKind | null;
  /** The template's version it was made from, where that is not the kind's current one. */
  readonly otherVersion: Omit<NonNullable<Subject["otherVersion"]>, "range"> | null;
}

/**
 * Reads a document as its kind's. Never throws on any text; throws a ConfigError when the kind is a team's own and its
 * pair is broken. `hasPlan`: a plan lies beside it, so that its file name may say its kind.
 */
export async function readDocument(file: TextFile, kinds: KindLibrary, hasPlan: boolean): Promise<ReadDocument> {
  const source = parse(file.text);
  const { frontMatter } = source;
  const inDeployment = hasPlan || isDeploymentName(folderName(file.path)) || baseName(file.path) === planName;
  const identity = identify(frontMatter, file.path, kinds.names, inDeployment);
  const loaded = identity.type === "known" ? await loadKind(kinds, identity.kind, frontMatter.data.template) : none;
  const kind = loaded.compiled?.kind ?? null;
  const document = read(source, { path: file.path, kind: kind?.name ?? null, hints: kind?.hints ?? null });
  return { source, document, identity, ...loaded };
}

type LoadedKind = Pick<ReadDocument, "compiled" | "otherVersion">;

const none: LoadedKind = { compiled: null, otherVersion: null };

/** A kind in the version a document was made from, where that version is at hand, else in its current one. */
async function loadKind(kinds: KindLibrary, name: string, template: FrontMatterValue = ""): Promise<LoadedKind> {
  const current = await kinds.load(name);
  if (current === null) return none;
  // A list or a map is no version, and must not be taken for the current one.
  const version = typeof template === "string" ? template : JSON.stringify(template);
  if (version === "" || version === String(current.kind.version)) return { compiled: current, otherVersion: null };
  const older = /^[1-9]\d{0,5}$/.test(version) ? await kinds.load(name, Number(version)) : null;
  const compiled = older ?? current;
  return { compiled, otherVersion: { version, judgedBy: compiled.kind.version } };
}
