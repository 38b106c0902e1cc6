// Loaded before the program (`node --import`): kills the process, as `kill -9` does, at the nth thing that it does to the disk.
// Of a text that is written then, half arrives.

import fs from "node:fs/promises";
import { syncBuiltinESMExports } from "node:module";

const deadly = Number(process.env.KILL_AT);
let done = 0;

const isNow = () => ++done === deadly;
const die = () => process.kill(process.pid, "SIGKILL");

/** @param {"mkdir" | "rename" | "link" | "rm" | "appendFile"} name */
function arm(name) {
  const act = fs[name];
  Object.assign(fs, { [name]: (...args) => (isNow() ? die() : act(...args)) });
}

for (const name of ["rename", "link", "rm", "appendFile"]) arm(name);

const open = fs.open;
Object.assign(fs, {
  open: async (path, flags, ...rest) => {
    const file = await open(path, flags, ...rest);
    if (flags === undefined || flags === "r") return file;
    const write = file.writeFile.bind(file);
    file.writeFile = async (text, ...options) => {
      if (!isNow()) return write(text, ...options);
      await write(text.slice(0, text.length / 2));
      die();
    };
    return file;
  },
});
syncBuiltinESMExports();
