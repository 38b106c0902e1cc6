import { randomUUID } from "node:crypto";
import { open, readFile, rm, stat } from "node:fs/promises";
import { hostname } from "node:os";
import { basename, dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { FileError } from "../errors.ts";
import { makeFolder } from "./make-folder.ts";
import { codeOf, reasonOf } from "./system-error.ts";

/** How long, in milliseconds. */
export interface LockTimes {
  /** After this a lock is stale whose process on this machine is gone. */
  readonly staleHere: number;
  /** After this a lock is stale of which nobody can tell whether its process is still there. */
  readonly staleElsewhere: number;
  /** How long to wait for others before giving up. */
  readonly patience: number;
}

const usual: LockTimes = { staleHere: 2_000, staleElsewhere: 20_000, patience: 60_000 };

/** What a lock file holds. */
interface Holder {
  readonly token: string;
  readonly pid: number;
  readonly host: string;
}

/**
 * Does work on a file while no other process of deploydoc does: a lock file beside it, made exclusively, is the lock.
 * Makes the folder where there is none. A lock that was left behind is broken. Throws a FileError with `shownPath` when
 * others hold it for too long, or when no lock can be made; and what the work throws.
 */
export async function withLock<Result>(
  path: string,
  shownPath: string,
  work: () => Promise<Result>,
  times: LockTimes = usual,
): Promise<Result> {
  const lock = join(dirname(path), `.${basename(path)}.lock`);
  const token = randomUUID();
  await take(lock, token, shownPath, times);
  try {
    return await work();
  } finally {
    // Somebody who took this process for dead may hold it by now.
    if ((await readHolder(lock))?.token === token) await rm(lock, { force: true }).catch(() => undefined);
  }
}

async function take(lock: string, token: string, shownPath: string, times: LockTimes): Promise<void> {
  const start = performance.now();
  for (let attempt = 0; !(await create(lock, token, shownPath)); attempt++) {
    if (await isStale(lock, times)) await breakLock(lock, times);
    else if (performance.now() - start > times.patience) {
      throw new FileError(
        `${shownPath} is locked by another process: if none runs, remove ${basename(lock)} beside it`,
      );
    } else await sleep((0.5 + Math.random()) * Math.min(100, 5 * 1.5 ** attempt));
  }
}

/** Whether the lock file could be made: it is there for one only. */
async function create(lock: string, token: string, shownPath: string): Promise<boolean> {
  const holder: Holder = { token, pid: process.pid, host: hostname() };
  try {
    await makeFolder(dirname(lock));
    const file = await open(lock, "wx");
    try {
      await file.writeFile(JSON.stringify(holder));
    } catch (error) {
      // A lock of nobody would hold up everybody.
      await rm(lock, { force: true }).catch(() => undefined);
      throw error;
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    // Windows says EPERM or EBUSY of a file that is just being removed.
    if (["EEXIST", "EBUSY"].includes(codeOf(error) ?? "")) return false;
    if (codeOf(error) === "EPERM" && process.platform === "win32") return false;
    const code = codeOf(error);
    const reason = code === "EACCES" || code === "EPERM" ? "its folder may not be written to" : `it ${reasonOf(error)}`;
    throw new FileError(`${shownPath} cannot be written: ${reason}`);
  }
}

async function readHolder(lock: string): Promise<Partial<Holder> | null> {
  try {
    const value: unknown = JSON.parse(await readFile(lock, "utf8"));
    return typeof value === "object" ? value : null;
  } catch {
    // It is gone, or its holder has made it and not written it yet.
    return null;
  }
}

async function isStale(lock: string, { staleHere, staleElsewhere }: LockTimes): Promise<boolean> {
  const found = await stat(lock).catch(() => null);
  if (found === null) return false;
  const age = Date.now() - found.mtimeMs;
  if (age < Math.min(staleHere, staleElsewhere)) return false;
  const holder = await readHolder(lock);
  const isOurs = holder?.host === hostname() && typeof holder.pid === "number";
  // A process that lives holds its lock, however long: it may be on a slow disk.
  return isOurs ? age >= staleHere && !lives(holder.pid ?? 0) : age >= staleElsewhere;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // Another user's process may not be signalled, but it is there.
    return codeOf(error) === "EPERM";
  }
}

/**
 * Removes a stale lock. Of several that find it stale only one looks again and removes it: the next would remove the lock
 * of whoever came after.
 */
async function breakLock(lock: string, times: LockTimes): Promise<void> {
  const breaking = `${lock}.breaking`;
  try {
    await (await open(breaking, "wx")).close();
  } catch {
    const found = await stat(breaking).catch(() => null);
    if (found !== null && Date.now() - found.mtimeMs > times.staleElsewhere) await rm(breaking, { force: true });
    await sleep(20);
    return;
  }
  try {
    if (await isStale(lock, times)) await rm(lock, { force: true });
  } finally {
    await rm(breaking, { force: true });
  }
}
