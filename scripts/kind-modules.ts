import standaloneCode from "ajv/dist/standalone/index.js";
import type { CompiledKind } from "../src/kinds/compiled-kind.ts";
import { loadPair } from "../src/kinds/pair.ts";
import { type PairFile, pairFiles } from "../src/kinds/pair-files.ts";
import { createCompiler } from "../src/kinds/validator.ts";
import { parse } from "../src/reading/parse.ts";
import { read } from "../src/reading/read.ts";

/** The source of a module for each pair, by kind (and "@version" for older ones). Throws a ConfigError for a broken one. */
export function writeKindModules(files: readonly PairFile[]): ReadonlyMap<string, string> {
  const pairs = pairFiles(files);
  return new Map(
    pairs.map((pair) => {
      const compiled = loadPair(pair, (markdown) =>
        read(parse(markdown), { path: pair.template.path, kind: pair.name, hints: null }),
      );
      const key = pair.version === null ? pair.name : `${pair.name}@${pair.version}`;
      return [key, writeModule(compiled)];
    }),
  );
}

function writeModule({ kind, schema, template }: CompiledKind): string {
  const ajv = createCompiler({ code: { source: true, esm: true, lines: true } });
  const validate = ajv.compile(schema);
  const standalone =
    (standaloneCode as unknown as { default: typeof standaloneCode.default }).default ?? standaloneCode;
  const json = JSON.stringify(schema);
  const code = standalone(ajv, validate)
    .replace(/export default \w+;?/, "")
    // ajv writes the schema down too: once is enough.
    .replace(/^const (\w+) = (\{.*\});$/m, (all, name, value) => (value === json ? `const ${name} = schema;` : all));
  return [
    `export const schema = ${asText(json)};`,
    withImports(code),
    `export const kind = ${asText(JSON.stringify(kind))};`,
    `export const template = ${asText(JSON.stringify(template))};`,
    "",
  ].join("\n");
}

/** The engine reads JSON faster than literals, and keeps one string of it instead of thousands. */
const asText = (json: string): string => `JSON.parse(${JSON.stringify(json)})`;

/** ajv reaches its run-time helpers by `require`, which a module has not. */
function withImports(code: string): string {
  let count = 0;
  const imports: string[] = [];
  const body = code.replace(/require\("(ajv\/[^"]+)"\)/g, (_, path: string) => {
    count += 1;
    imports.push(`import helper${count} from ${JSON.stringify(path.endsWith(".js") ? path : `${path}.js`)};`);
    return `helper${count}`;
  });
  return [...imports, body.replace('"use strict";', "")].join("\n");
}
