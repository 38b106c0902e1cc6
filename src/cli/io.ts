/** What a command may use of the terminal. */
export interface Io {
  /** Prints text for people or other programs, as it is: the caller ends its lines. */
  readonly print: (text: string) => void;
  /** Prints a diagnostic of the tool itself. */
  readonly complain: (text: string) => void;
}

/** The streams of the running process. */
export function processIo(): Io {
  return {
    print: (text) => process.stdout.write(text),
    complain: (text) => process.stderr.write(text),
  };
}
