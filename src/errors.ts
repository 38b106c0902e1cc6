/**
 * A failure that the tool foresees: its message is for the person at the terminal, without a stack. Any other error is
 * a fault of deploydoc itself.
 */
export class ExpectedError extends Error {
  override readonly name: string = "ExpectedError";
}

/** The command line can't be carried out as it was given. */
export class UsageError extends ExpectedError {
  override readonly name = "UsageError";
}

/** The config, or a file that it names, is not as it must be. The message names file, line and column. */
export class ConfigError extends ExpectedError {
  override readonly name = "ConfigError";
}

/** A file can't be read or written. The message names it. */
export class FileError extends ExpectedError {
  override readonly name = "FileError";
}
