import Handlebars from "handlebars";
import type { Template, TemplateNode, Test } from "./template.ts";

/** Something that a template must not hold; `line` is 1-based. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

type Node = hbs.AST.Statement;
type Expression = hbs.AST.Expression;

const blocks = ["if", "unless", "has", "each", "guide"];

/**
 * Parses a Handlebars template into data. It may use facts by their names and our few helpers, and nothing else: no
 * partials, no paths into objects, no unescaped output. `onFact` is told every fact that it names. Throws a
 * TemplateError.
 */
export function parseTemplate(source: string, onFact: (fact: string, line: number) => void): Template {
  const program = parseHandlebars(source);
  return readBody(program.body, onFact, false);
}

function parseHandlebars(source: string): hbs.AST.Program {
  try {
    return Handlebars.parse(source);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line, rest] = /^Parse error on line (\d+):\n([\s\S]*)$/.exec(message) ?? [];
    const expected = rest?.split("\n").find((it) => it.startsWith("Expecting"));
    const at = Number(line ?? / - (\d+):\d+$/.exec(message)?.[1] ?? 1);
    throw new TemplateError(`Broken Handlebars: ${expected ?? message.replace(/ - \d+:\d+$/, "")}`, at);
  }
}

function readBody(body: readonly Node[], onFact: (fact: string, line: number) => void, inEach: boolean): Template {
  return body.flatMap((node) => {
    switch (node.type) {
      case "ContentStatement": {
        const text = (node as hbs.AST.ContentStatement).value;
        return text === "" ? [] : [{ type: "text", text } as const];
      }
      case "CommentStatement":
        return [];
      case "MustacheStatement":
        return [readMustache(node as hbs.AST.MustacheStatement)];
      case "BlockStatement":
        return [readBlock(node as hbs.AST.BlockStatement)];
      default:
        throw new TemplateError(`A template can't hold ${describe(node)}`, lineOf(node));
    }
  });

  function readMustache(node: hbs.AST.MustacheStatement): TemplateNode {
    if (!node.escaped) throw new TemplateError("Facts are always escaped: use {{…}} instead of {{{…}}}", lineOf(node));
    refuseHash(node);
    const name = nameOf(node.path);
    const count = node.params.length;
    if (count === 0) return name === "this" ? { type: "item", code: false } : readFact(node.path, undefined, false);
    const [first, second] = node.params;
    if (name === "guide" && count === 1) return { type: "guide", body: [{ type: "text", text: textOf(first) }] };
    if (name === "code" && count === 1 && first && nameOf(first) === "this") return { type: "item", code: true };
    if ((name === "fact" || name === "code") && count <= 2) return readFact(first, second, name === "code");
    throw new TemplateError(`Unknown helper "${name}", or wrong number of parameters`, lineOf(node));
  }

  function readFact(fact: Expression | undefined, guide: Expression | undefined, code: boolean): TemplateNode {
    return { type: "fact", fact: factOf(fact), guide: guide === undefined ? null : textOf(guide), code };
  }

  function readBlock(node: hbs.AST.BlockStatement): TemplateNode {
    refuseHash(node);
    const name = nameOf(node.path);
    const inside = inEach || name === "each";
    const yes = readBody(node.program.body, onFact, inside);
    const no = readBody(node.inverse?.body ?? [], onFact, inEach);
    const [first, ...others] = node.params;
    const count = node.params.length;
    if (name === "guide" && count === 0 && !node.inverse) return { type: "guide", body: yes };
    if (name === "if" && count === 1) return { type: "branch", test: testOf(first), yes, no };
    if (name === "unless" && count === 1) return { type: "branch", test: testOf(first), yes: no, no: yes };
    if (name === "each" && count === 1) return { type: "each", fact: factOf(first), body: yes, empty: no };
    if (name === "has" && count >= 2) {
      return { type: "branch", test: { type: "has", fact: factOf(first), values: others.map(textOf) }, yes, no };
    }
    const known = blocks.includes(name);
    const problem = known ? `Wrong number of parameters for "#${name}"` : `Unknown helper "#${name}"`;
    throw new TemplateError(`${problem}: there are ${blocks.map((it) => `#${it}`).join(", ")}`, lineOf(node));
  }

  function testOf(expression: Expression | undefined): Test {
    const name = expression === undefined ? "" : nameOf(expression);
    if (inEach && (name === "@first" || name === "@last")) {
      return { type: "edge", edge: name === "@first" ? "first" : "last" };
    }
    return { type: "given", fact: factOf(expression) };
  }

  function factOf(expression: Expression | undefined): string {
    const name = expression === undefined ? "" : nameOf(expression);
    const line = expression === undefined ? 1 : lineOf(expression);
    if (!/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name)) {
      throw new TemplateError(`"${name}" is no fact: a template knows facts only, by name`, line);
    }
    onFact(name, line);
    return name;
  }
}

/** An expression's name as written; "" when it is none. A path into an object is no name of a fact, and refused there. */
function nameOf(expression: Expression): string {
  if (expression.type === "StringLiteral") return (expression as hbs.AST.StringLiteral).value;
  if (expression.type !== "PathExpression") return "";
  return (expression as hbs.AST.PathExpression).original;
}

function textOf(expression: Expression | undefined): string {
  if (expression?.type === "StringLiteral") return (expression as hbs.AST.StringLiteral).value;
  throw new TemplateError("A text in double quotes was expected", expression ? lineOf(expression) : 1);
}

function refuseHash(node: hbs.AST.MustacheStatement | hbs.AST.BlockStatement): void {
  const named = node.hash?.pairs[0];
  if (named) throw new TemplateError(`Helpers have no named parameter "${named.key}"`, lineOf(node));
}

function describe(node: Node): string {
  return node.type.startsWith("Partial") ? "partials" : `a ${node.type}`;
}

function lineOf(node: { readonly loc: hbs.AST.SourceLocation }): number {
  return node.loc.start.line;
}
