import { structuredPatch } from "diff";

/** A change as `git apply` and `patch -p1` read it; "" where nothing changes. `path` is '/'-separated. */
export function unifiedDiff(path: string, before: string, after: string): string {
  const { hunks } = structuredPatch(path, path, before, after, "", "", { context: 3 });
  if (hunks.length === 0) return "";
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: own }) => [
    `@@ -${oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...own,
  ]);
  return `--- ${nameOf("a", path)}\n+++ ${nameOf("b", path)}\n${lines.join("\n")}\n`;
}

/** As git writes names: quoted where they hold what would end them; behind a blank a tab ends them. */
function nameOf(side: string, path: string): string {
  const name = `${side}/${path}`;
  if (/["\\\p{Cc}]/u.test(name)) {
    const quoted = name.replace(/["\\]/g, "\\$&").replace(/\p{Cc}/gu, octal);
    return `"${quoted}"`;
  }
  return name.includes(" ") ? `${name}\t` : name;
}

function octal(character: string): string {
  return [...new TextEncoder().encode(character)].map((it) => `\\${it.toString(8).padStart(3, "0")}`).join("");
}
