import type { Facts } from "../model/kind.ts";
import { alignTables } from "./align-tables.ts";
import type { CompiledKind } from "./compiled-kind.ts";
import { holdsAny } from "./condition.ts";
import { escapeFact } from "./escape.ts";
import { startOutput } from "./output.ts";
import { own } from "./schema.ts";
import type { Template, TemplateNode, Test } from "./template.ts";

/** The item that an `each` is at. */
interface Item {
  readonly text: string;
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * Renders a kind's template with the given facts. Facts arrive as text, whatever they hold: Markdown, YAML, HTML or
 * template syntax. Where a fact is missing stands what the template wants the author to fill in.
 */
export function render(
  compiled: Pick<CompiledKind, "template"> & Partial<Pick<CompiledKind, "schema">>,
  facts: Facts,
): string {
  const output = startOutput();
  const writeFact = (value: string | readonly string[], isCode: boolean): void => {
    const here = output.here();
    const at = { ...here, isCode: here.isCode || isCode };
    if (typeof value === "string") output.write(escapeFact(value, at));
    else if (!at.inFrontMatter) output.write(escapeFact(value.join(", "), at));
    else output.write(`[${value.map((it) => JSON.stringify(it)).join(", ")}]`);
  };
  const visit = (template: Template, item: Item | null): void => {
    for (const node of template) visitNode(node, item);
  };
  const visitNode = (node: TemplateNode, item: Item | null): void => {
    if (node.type === "text") output.write(node.text);
    else if (node.type === "fact") visitFact(node, item);
    else if (node.type === "item") writeFact(item?.text ?? "", node.code);
    else if (node.type === "guide") writeGuide(node.body, item);
    else if (node.type === "branch") visit(holds(node.test, facts, item) ? node.yes : node.no, item);
    else visitEach(node, item);
  };
  const visitFact = (node: Extract<TemplateNode, { type: "fact" }>, item: Item | null): void => {
    const value = own(facts, node.fact);
    if (isGiven(value)) writeFact(value, node.code);
    else if (node.guide !== null) writeGuide([{ type: "text", text: node.guide }], item);
  };
  const visitEach = (node: Extract<TemplateNode, { type: "each" }>, item: Item | null): void => {
    const items = listOf(own(facts, node.fact));
    if (items.length === 0) visit(node.empty, item);
    for (const [at, text] of items.entries()) {
      visit(node.body, { text, isFirst: at === 0, isLast: at === items.length - 1 });
    }
  };
  /** Guidance is Markdown of the template's own; in front matter it is a text like a fact. */
  const writeGuide = (body: Template, item: Item | null): void => {
    const [only] = body;
    if (output.here().inFrontMatter && body.length === 1 && only?.type === "text") writeFact(only.text, false);
    else visit(body, item);
  };
  visit(compiled.template, null);
  return compiled.schema?.verbatim === true ? output.text() : alignTables(output.text());
}

function holds(test: Test, facts: Facts, item: Item | null): boolean {
  switch (test.type) {
    case "given":
      return isGiven(own(facts, test.fact));
    case "has":
      return holdsAny(own(facts, test.fact), test.values);
    case "edge":
      return test.edge === "first" ? item?.isFirst === true : item?.isLast === true;
  }
}

function isGiven(value: string | readonly string[] | undefined): value is string | readonly string[] {
  return listOf(value).length > 0;
}

function listOf(value: string | readonly string[] | undefined): readonly string[] {
  return (typeof value === "string" ? [value] : (value ?? [])).filter((it) => it.trim() !== "");
}
