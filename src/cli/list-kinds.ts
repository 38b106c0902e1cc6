import { paintWith } from "../reports/colour.ts";
import { toJson } from "../reports/json-text.ts";
import { makeVisible } from "../reports/visible.ts";
import { padEnd, wrap } from "../reports/width.ts";
import { openConfigs } from "../workspace/config.ts";
import { openKinds } from "../workspace/kinds.ts";
import { usesColour } from "./colour-choice.ts";
import type { Io } from "./io.ts";

interface ListedKind {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly version: number;
  /** Path of the team's template; null for a built-in kind. */
  readonly template: string | null;
}

/** The kinds that hold in the working directory, for people or as JSON. Throws a ConfigError for a broken pair. */
export async function listKinds(
  options: { readonly config?: string; readonly format: "text" | "json"; readonly color: boolean },
  io: Io,
): Promise<string> {
  const library = await openKinds(await openConfigs(io.cwd, options.config ?? null)(io.cwd), io.cwd);
  const listed: ListedKind[] = [];
  for (const name of library.names) {
    const compiled = await library.load(name);
    if (compiled === null) continue;
    const { title, description, version } = compiled.kind;
    listed.push({ name, title, description, version, template: library.origin(name) });
  }
  if (options.format === "json") return toJson({ version: 1, kinds: listed });
  const paint = paintWith(usesColour(options, io));
  const nameWidth = Math.max(0, ...listed.map(({ name }) => name.length));
  const indent = nameWidth + 2;
  const room = Math.max(24, Math.min(io.width ?? 80, 100) - indent);
  const rows = listed.map(({ name, description, template }) => {
    const from = paint.dim(template === null ? "built in" : makeVisible(template));
    const lines = [...wrap(makeVisible(description), room), from];
    return `${paint.bold(padEnd(name, nameWidth))}  ${lines.join(`\n${" ".repeat(indent)}`)}\n`;
  });
  return rows.join("\n");
}
