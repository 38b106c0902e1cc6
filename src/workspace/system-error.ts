const reasons: Readonly<Record<string, string>> = {
  ENOENT: "does not exist",
  ENOTDIR: "does not exist",
  EACCES: "may not be read",
  EPERM: "may not be read",
  EISDIR: "is a folder",
  ELOOP: "is a symbolic link to itself",
  ENAMETOOLONG: "has too long a name",
  ENOSPC: "does not fit on the disk",
  EROFS: "lies on a disk that may not be written to",
};

/** The code of an error of the operating system ("ENOENT"); null for any other value. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

/** What an error of the operating system says of a path, to stand behind its name. */
export function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return reasons[code ?? ""] ?? `cannot be used (${code ?? String(error)})`;
}
