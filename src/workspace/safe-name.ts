import { UsageError } from "../errors.ts";

/** Names that Windows keeps for devices, with any ending. */
const reserved = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\..*)?$/i;

/**
 * Holds a name from the command line to what every system takes as the name of one folder, so that it can't lead
 * elsewhere. Throws a UsageError that says what is wrong; `what` names it there ("The deployment").
 */
export function requireSafeName(name: string, what: string): void {
  const fault = findFault(name);
  if (fault !== null)
    throw new UsageError(`${what} ${JSON.stringify(name)} ${fault}: give a name such as 2026-12-01-checkout-v2`);
}

function findFault(name: string): string | null {
  if (name.trim() === "") return "is empty";
  if (/[/\\]/.test(name)) return "holds a slash";
  if (/^\.|\.$/.test(name)) return "begins or ends with a dot";
  if (/^\s|\s$/.test(name)) return "begins or ends with a space";
  if (/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u.test(name)) return "holds a character that can't be seen";
  if (/[<>:"|?*]/.test(name)) return 'holds one of < > : " | ? *';
  if (/^-/.test(name)) return "begins with a hyphen";
  if (reserved.test(name)) return "is a name that Windows keeps for a device";
  return Buffer.byteLength(name) > 100 ? "is longer than 100 bytes" : null;
}
