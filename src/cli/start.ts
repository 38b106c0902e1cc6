import { processIo } from "./io.ts";
import { main } from "./main.ts";

// The exit code is set rather than exited with, so that what was written to a pipe still drains.
void main(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
