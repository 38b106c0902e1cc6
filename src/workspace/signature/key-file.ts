import { readFile, stat } from "node:fs/promises";
import { ExpectedError, FileError } from "../../errors.ts";
import { codeOf, reasonOf } from "../system-error.ts";
import { type PublicKey, type PublicKeyReading, parsePublicKey, readPublicKey } from "./parse-public-key.ts";
import { readWire, WireError } from "./wire.ts";

/** No key file is as large; a pipe or a disk image given by mistake is. */
const limit = 64 * 1024;

const publicTypes = /^(?:ssh-|ecdsa-|sk-)/;

/**
 * The public key that belongs to a key file, without asking for a passphrase: the file itself where it is a public key (its
 * private half lies in an agent), else what the private key file says of itself, else the file beside it that ends in `.pub`.
 * Throws a FileError or an ExpectedError that says what to do.
 */
export async function publicKeyOf(keyPath: string): Promise<PublicKey> {
  const text = await readKeyFile(keyPath);
  if (publicTypes.test(text.trimStart())) return accept(parsePublicKey(text), keyPath);
  if (!/^-----BEGIN [A-Z0-9 ]*PRIVATE KEY-----/.test(text)) throw new ExpectedError(`${keyPath} is no key of OpenSSH`);
  await checkPermissions(keyPath);
  const blob = clearBlob(text);
  if (blob !== null) return accept(readPublicKey(blob, ""), keyPath);
  const beside = `${keyPath}.pub`;
  const other = await readFile(beside, "utf8").catch(() => null);
  if (other !== null) return accept(parsePublicKey(other), beside);
  throw new ExpectedError(
    `${keyPath} does not tell its public key: write it with ssh-keygen -y -f ${keyPath} > ${beside}`,
  );
}

async function readKeyFile(path: string): Promise<string> {
  try {
    const found = await stat(path);
    if (found.isDirectory()) throw new FileError(`The key ${path} is a folder`);
    if (!found.isFile() || found.size > limit) throw new FileError(`${path} is no key of OpenSSH`);
    return await readFile(path, "utf8");
  } catch (error) {
    if (codeOf(error) === null) throw error;
    throw new FileError(`The key ${path} ${reasonOf(error)}`);
  }
}

/** What ssh-keygen asks of a private key, told before it refuses. Windows keeps permissions elsewhere. */
async function checkPermissions(path: string): Promise<void> {
  const { mode, uid } = await stat(path);
  if (process.platform === "win32" || uid !== process.getuid?.() || (mode & 0o077) === 0) return;
  const shown = (mode & 0o777).toString(8).padStart(4, "0");
  throw new ExpectedError(`The key ${path} may be read by others (${shown}): run chmod 600 ${path}`);
}

function accept(reading: PublicKeyReading, path: string): PublicKey {
  if (reading.ok) return reading.key;
  throw new ExpectedError(`The key ${path} ${reading.reason}`);
}

/**
 * The clear part of OpenSSH's own format (PROTOCOL.key), which stands before what the passphrase protects; null for other
 * formats, where the public key is locked away with the private one.
 */
function clearBlob(text: string): Buffer | null {
  const [, body = ""] = /^-----BEGIN OPENSSH PRIVATE KEY-----\r?\n([^-]*)-----END /.exec(text) ?? [];
  try {
    const wire = readWire(Buffer.from(body, "base64"));
    if (wire.bytes(15).toString("latin1") !== "openssh-key-v1\0") return null;
    // The cipher, how the passphrase becomes its key, and the options of that.
    for (let at = 0; at < 3; at++) wire.string();
    return wire.uint32() === 1 ? wire.string() : null;
  } catch (error) {
    if (error instanceof WireError) return null;
    throw error;
  }
}
