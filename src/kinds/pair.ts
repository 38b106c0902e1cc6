import { ConfigError } from "../errors.ts";
import { checkTemplate } from "./check-template.ts";
import type { CompiledKind } from "./compiled-kind.ts";
import { expandSchema, type SchemaProblem } from "./expand.ts";
import { readKind } from "./expect.ts";
import { withPatterns } from "./gate-patterns.ts";
import { type ReadText, readGuidance } from "./guidance.ts";
import { JsonError, type LocatedJson, parseJson } from "./json.ts";
import { checkFacts, knownFacts } from "./known-facts.ts";
import { readLayout } from "./layout.ts";
import { hasMarks } from "./marks.ts";
import type { PairFile, PairFiles } from "./pair-files.ts";
import { parseTemplate, TemplateError } from "./parse-template.ts";
import { renderBranches } from "./render-branches.ts";
import { isObject } from "./schema.ts";
import type { Template } from "./template.ts";
import { checkShapes, compileSchema } from "./validator.ts";

/** Most problems that one error names: the first ones usually cause the rest. */
const mostProblems = 10;

/**
 * A kind out of its pair of files. `read` is the reading: the template is rendered in every branch and read back, for its
 * guidance and to hold it against the schema. Throws a ConfigError that names file and line of what is wrong.
 */
export function loadPair(pair: PairFiles, read: ReadText): CompiledKind {
  const located = readSchemaFile(pair.schema);
  const { value: raw, spots } = located;
  const fail = (problems: readonly SchemaProblem[]): void => {
    if (problems.length > 0) {
      throw problemsIn(
        pair.schema,
        problems.map((it) => ({ line: lineOf(spots, it.pointer), message: it.message })),
      );
    }
  };
  if (!isObject(raw)) throw problemsIn(pair.schema, [{ line: 1, message: "A schema must be an object" }]);
  fail(checkShapes(raw));
  if (raw.template === undefined) fail([{ pointer: "", message: '"template", the template\'s version, is missing' }]);
  if (pair.version !== null && raw.template !== pair.version) {
    fail([{ pointer: "/template", message: `The file's name says version ${pair.version}` }]);
  }
  const { schema, problems } = expandSchema(raw);
  fail(problems);
  const kind = readKind(pair.name, schema);
  const layout = readLayout(schema);
  const { template, named } = readTemplateFile(pair.template, schema.verbatim === true);
  const facts = knownFacts(schema, layout, template);
  fail(checkFacts(raw, schema, facts));
  const unknown = [...named].filter(([fact]) => !facts.has(fact));
  if (unknown.length > 0) {
    throw problemsIn(
      pair.template,
      unknown.map(([fact, line]) => ({ line, message: `Unknown fact or helper "${fact}"` })),
    );
  }
  const documents = renderBranches(template).map((it) => read(it));
  const complete = withPatterns(kind, documents);
  const parts = { kind: { ...complete, hints: { guidance: readGuidance(documents) } }, schema, layout, template };
  const { schemaProblems, templateProblems } = checkTemplate(parts.kind, documents, pair.template.text);
  fail(schemaProblems);
  if (templateProblems.length > 0) throw problemsIn(pair.template, templateProblems);
  try {
    return { ...parts, validate: compileSchema(schema) };
  } catch (error) {
    throw problemsIn(pair.schema, [{ line: 1, message: error instanceof Error ? error.message : String(error) }]);
  }
}

function readSchemaFile(file: PairFile): LocatedJson {
  try {
    return parseJson(file.text.replace(/^\ufeff/, ""));
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    throw new ConfigError(`${file.path}:${error.spot.line}:${error.spot.column}: ${error.message}`);
  }
}

/**
 * The template, and the facts that it names with the line of the first mention. Verbatim: its line ends stay, too.
 */
function readTemplateFile(
  file: PairFile,
  isVerbatim: boolean,
): {
  readonly template: Template;
  readonly named: ReadonlyMap<string, number>;
} {
  const marked = file.text.replace(/^\ufeff/, "");
  const text = isVerbatim ? marked : marked.replaceAll("\r\n", "\n");
  if (hasMarks(text)) {
    throw problemsIn(file, [{ line: 1, message: "The characters U+2E26, U+2E28, U+2E29 and U+E000 are taken" }]);
  }
  const named = new Map<string, number>();
  try {
    return { template: parseTemplate(text, (fact, line) => named.set(fact, named.get(fact) ?? line)), named };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    throw problemsIn(file, [{ line: error.line, message: error.message }]);
  }
}

function problemsIn(
  file: PairFile,
  problems: readonly { readonly line: number; readonly message: string }[],
): ConfigError {
  const lines = [...new Set(problems.map((it) => `${file.path}:${it.line}: ${it.message}`))];
  const more = lines.length > mostProblems ? [`… and ${lines.length - mostProblems} more`] : [];
  return new ConfigError([...lines.slice(0, mostProblems), ...more].join("\n"));
}

/** Line of a place in the schema, or of what holds it. */
function lineOf(spots: LocatedJson["spots"], pointer: string): number {
  for (let at = pointer; at !== ""; at = at.slice(0, at.lastIndexOf("/"))) {
    const spot = spots.get(at);
    if (spot) return spot.line;
  }
  return 1;
}
