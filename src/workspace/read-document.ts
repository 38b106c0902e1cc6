import { readFileSync, statSync } from "node:fs";
import { FileError } from "../errors.ts";
import { reasonOf } from "./system-error.ts";

/** A document's text, or that there is too much of it. */
export type DocumentText = { readonly text: string; readonly oversize: boolean };

/**
 * Reads a document of at most `limit` bytes; a larger one gives `oversize` and no text. Throws a FileError, without
 * the path, when the file can't be read or its text can't be decoded.
 */
export async function readDocument(path: string, limit: number): Promise<DocumentText> {
  try {
    const found = statSync(path);
    // Reading a named pipe or a device might never end.
    if (found.isDirectory()) throw new FileError("is a folder");
    if (!found.isFile()) throw new FileError("is not a regular file");
    return found.size > limit ? { text: "", oversize: true } : { text: readText(path), oversize: false };
  } catch (error) {
    throw error instanceof FileError ? error : new FileError(reasonOf(error));
  }
}

/** Waits for the disk: a document is small, and Node takes several times as long to read it without waiting. */
function readText(path: string): string {
  // Decoded while it is read; this sign stands where that failed, or for itself.
  const text = readFileSync(path, "utf8");
  if (text.includes("\ufffd")) return decodeText(readFileSync(path));
  return text.startsWith("\ufeff") ? text.slice(1) : text;
}

/** The byte-order mark that a file of UTF-8 begins with; "" without one. */
export function markOf([first, second, third]: Uint8Array): string {
  return first === 0xef && second === 0xbb && third === 0xbf ? "\ufeff" : "";
}

const strict = new TextDecoder("utf-8", { fatal: true });

/** Decodes UTF-8 without its byte-order mark. Throws a FileError that says at which byte it fails. */
export function decodeText(bytes: Uint8Array): string {
  try {
    return strict.decode(bytes);
  } catch {
    const [first, second] = bytes;
    const isUtf16 = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
    throw new FileError(isUtf16 ? "is UTF-16: save it as UTF-8" : `is not valid UTF-8${whereInvalid(bytes)}`);
  }
}

/** The first line that holds an invalid byte. */
function whereInvalid(bytes: Uint8Array): string {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(0x0a, start);
    const end = feed < 0 ? bytes.length : feed + 1;
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return `, first in line ${line}`;
    }
    start = end;
  }
  return "";
}
