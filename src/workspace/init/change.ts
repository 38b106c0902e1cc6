/** What becomes of one file, whose path is '/'-separated from the repository's top. */
export interface Change {
  readonly path: string;
  /** Null where there is none. */
  readonly before: string | null;
  /** The same as before where nothing is to be done. */
  readonly after: string;
  /** Why nothing is done, or what is said besides. */
  readonly note: string | null;
}

/** A file that stays as it is. */
export function leave(path: string, text: string, note: string | null = null): Change {
  return { path, before: text, after: text, note };
}

/** Whether a text calls deploydoc already, in a comment or not: then it is the team's own, and stays. */
export function mentions(text: string): boolean {
  return /\bdeploydoc\b/.test(text);
}
