import type { Readable, Writable } from "node:stream";
import { isatty } from "node:tty";

/** What a command may use of the world besides files. */
export interface Io {
  /** The working directory, absolute. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly now: () => Date;
  /** Prints text for people or other programs, as it is: the caller ends its lines. */
  readonly print: (text: string) => void;
  /** Prints a diagnostic of the tool itself. */
  readonly complain: (text: string) => void;
  /** The terminal that `complain` prints to, for a line that is written over; null or absent where it prints to none. */
  readonly errorTerminal?: { readonly columns: number; readonly write: (text: string) => void } | null;
  /** All of standard input. */
  readonly readInput: () => Promise<Uint8Array>;
  /** Columns of the terminal that `print` prints to; null when it prints to none. */
  readonly width: number | null;
  /** Where questions can be asked; null unless both standard input and output are terminals. */
  readonly terminal: { readonly input: Readable; readonly output: Writable } | null;
}

/** The streams of the running process. */
export function processIo(): Io {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) stream.on("error", ignoreClosedPipe);
  return {
    cwd: process.cwd(),
    env: process.env,
    now: () => new Date(),
    print: (text) => void stdout.write(text),
    complain: (text) => void stderr.write(text),
    errorTerminal:
      stderr.isTTY && process.env.TERM !== "dumb"
        ? { columns: stderr.columns || 80, write: (text) => void stderr.write(text) }
        : null,
    readInput: () => readAll(process.stdin),
    width: stdout.isTTY ? stdout.columns : null,
    // Looking at process.stdin opens it, which a command that asks nothing has no need of.
    terminal: stdout.isTTY && isatty(0) ? { input: process.stdin, output: stdout } : null,
  };
}

async function readAll(stream: Readable): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

/** A reader such as `head` may close a pipe before all is written: nobody is left to be told. */
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
}
