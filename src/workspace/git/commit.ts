import type { Commit, Identity } from "../../model/evidence.ts";

/**
 * A commit from its object as git stores it, the message's lines indented (`--pretty=raw`). What else stands in the
 * header (signatures, encodings) is passed over; an author or a time that can't be read is empty or 0, as in git.
 */
export function readCommit(id: string, text: string): Commit {
  const blank = text.indexOf("\n\n");
  const header = (blank === -1 ? text : text.slice(0, blank)).split("\n");
  const message = blank === -1 ? "" : text.slice(blank);
  const [author, authoredAt] = readSignature(header, "author ");
  const [committer, committedAt] = readSignature(header, "committer ");
  return {
    id,
    parents: readParents(header),
    author,
    committer,
    coAuthors: readCoAuthors(message),
    authoredAt,
    committedAt,
  };
}

/** They follow the tree, and end where something else comes. */
function readParents(header: readonly string[]): readonly string[] {
  const lines = header.slice(1);
  const end = lines.findIndex((line) => !line.startsWith("parent "));
  return lines.slice(0, end === -1 ? lines.length : end).map((line) => line.slice("parent ".length));
}

/** "author Dee Park <dee@bank.example> 1795172400 +0100". */
function readSignature(header: readonly string[], key: string): readonly [Identity, number] {
  const line = header.find((one) => one.startsWith(key))?.slice(key.length) ?? "";
  const seconds = Number(/^ *(\d{1,13})(?: |$)/.exec(line.slice(line.lastIndexOf(">") + 1))?.[1] ?? 0);
  return [readIdentity(line.includes("<") ? line : `${line} <>`), seconds * 1000];
}

const coAuthor = "co-authored-by";

/**
 * Every line that names a co-author, wherever in the message: a squash merge leaves those of its commits in the middle,
 * where they are no trailers any more. Who is named too often is asked for another approval, never for none.
 */
function readCoAuthors(message: string): readonly Identity[] {
  return message.split("\n").flatMap((line) => {
    const text = line.trim();
    const colon = text.indexOf(":");
    if (text.slice(0, Math.max(colon, 0)).trimEnd().toLowerCase() !== coAuthor) return [];
    return [readIdentity(text.slice(colon + 1))];
  });
}

/** "Dee Park <dee@bank.example>"; without an address all of it is the name. */
function readIdentity(text: string): Identity {
  const open = text.indexOf("<");
  if (open === -1) return { name: text.trim(), email: "" };
  const close = text.indexOf(">", open);
  return {
    name: text.slice(0, open).trim(),
    email: text.slice(open + 1, close === -1 ? text.length : close).trim(),
  };
}
