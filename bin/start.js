"use strict";
const {
  accessSync,
  constants: fileConstants,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} = require("node:fs");
const { join } = require("node:path");
const { constants, Script } = require("node:vm");

/** A run that lasts longer is worth optimising; milliseconds. */
const short = 1500;
/** A run that lasts longer reads thousands of documents, and would let what it has done with fill the memory; milliseconds. */
const long = 8_000;

/** Compiling a shorter script takes no longer than looking for what was compiled; characters. */
const small = 10_000;

/**
 * Runs a script of a folder, a function of `exports`, `require`, `module` and `__filename`, and what it requires from there. What V8
 * has compiled is kept in a folder beside them, for the next start: whoever can write there can write the scripts, too. V8 rejects
 * what another version of it has made. Only the first thread does so: flags, under which it was made, are those of the process.
 */
exports.start = (folder, entry, isFirst = true) => {
  const kept = join(folder, "compiled", `${process.version}-${process.arch}`);
  const modules = new Map();
  const loaded = new Map();
  const load = (name) => {
    if (!name.startsWith("./")) return require(name);
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const filename = join(folder, name);
    const source = readFileSync(filename, "utf8");
    const isKept = isFirst && source.length > small;
    if (isKept) hasten();
    const { cachedData, cost } = (isKept && readCompiled(join(kept, name), source)) || nothing;
    if (isKept) setFlagsFromString("--no-opt");
    const script = new Script(source, {
      filename,
      cachedData,
      importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
    });
    if (isLong) setFlagsFromString("--opt");
    if (isKept) loaded.set(name, { script, source, cost: script.cachedDataRejected ? 0 : cost });
    script.runInThisContext()(module.exports, load, module, filename);
    return module.exports;
  };
  process.once("exit", () => keep(kept, loaded));
  load(entry);
};

/** Loaded late: what only prints a version has no use for it. */
const setFlagsFromString = (flag) => require("node:v8").setFlagsFromString(flag);

let isHastened = false;

/** Whether what runs long is optimised by now. V8 takes compiled code only under the flags under which it was made: `--no-opt`. */
let isLong = false;

/**
 * Most runs are over before optimised code pays for itself, and use an expression once or twice: compiling it to byte code
 * first would be for nothing.
 */
function hasten() {
  if (isHastened) return;
  isHastened = true;
  // Node has brought these as compiled code, which V8 would not take under other flags.
  for (const name of ["node:crypto", "node:fs/promises"]) require(name);
  setFlagsFromString("--no-opt");
  setFlagsFromString("--no-regexp-tier-up");
  // Little of what a document is read into can be given up while it is read: collecting it again and again is for nothing.
  setFlagsFromString("--semi-space-growth-factor=16");
  // Optimising functions together with all that they call takes longer than it saves, even over thousands of documents.
  setFlagsFromString("--no-turbo-inlining");
  // What ran at the start of a long run is kept, too.
  setFlagsFromString("--no-flush-bytecode");
  setTimeout(() => {
    isLong = true;
    setFlagsFromString("--opt");
  }, short).unref();
  // The old generation may double before it is collected, not grow fourfold.
  setTimeout(() => setFlagsFromString("--heap-growing-percent=100"), long).unref();
}

/** V8 would take damaged code for its own: a digest stands in front of it, of the source and of what it became. */
const digestOf = (source, data) => require("node:crypto").createHash("sha256").update(source).update(data).digest();
const digestSize = 32;
const headSize = digestSize + 8;
const nothing = { cachedData: undefined, cost: 0 };

/** Behind the digest stands what the run had cost that kept it. */
function readCompiled(file, source) {
  try {
    const all = readFileSync(file);
    if (!digestOf(source, all.subarray(digestSize)).equals(all.subarray(0, digestSize))) return undefined;
    return { cachedData: all.subarray(headSize), cost: all.readDoubleLE(digestSize) };
  } catch {
    return undefined;
  }
}

/**
 * Done at the end, when all that has run is compiled, and again by a run that did much more than the one that kept it: otherwise a
 * first run that only complained would leave most to be compiled at each start. Where nothing can be written, each start compiles anew.
 */
function keep(folder, loaded) {
  const { user, system } = process.cpuUsage();
  const cost = (user + system) / 1000;
  const worth = [...loaded].filter(([, it]) => cost > 2 * it.cost);
  if (worth.length === 0) return;
  setFlagsFromString("--no-opt");
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, fileConstants.W_OK);
    for (const [name, { script, source }] of worth) write(join(folder, name), script.createCachedData(), source, cost);
  } catch {
    // The next start tries again.
  }
}

function write(file, code, source, cost) {
  const data = Buffer.concat([Buffer.alloc(8), code]);
  data.writeDoubleLE(cost);
  const part = `${file}.${process.pid}`;
  try {
    writeFileSync(part, Buffer.concat([digestOf(source, data), data]), { flag: "wx" });
    renameSync(part, file);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
}
