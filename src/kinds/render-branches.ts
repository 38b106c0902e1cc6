import { markGuidance, marks } from "./marks.ts";
import { startOutput } from "./output.ts";
import type { Template, TemplateNode } from "./template.ts";

/** Deeper branches than this are taken all or none: their number would double with each level. */
const mostLevels = 4;

/**
 * Renderings that together show every branch of a template, with guidance and facts marked. A branch is taken by its
 * depth, so that few renderings show all, and tests of one fact agree within each.
 */
export function renderBranches(template: Template): readonly string[] {
  const levels = Math.min(mostLevels, levelsOf(template));
  return Array.from({ length: 2 ** levels }, (_, choice) =>
    renderMarked(template, (level) => (choice & (1 << Math.min(level, mostLevels - 1))) === 0),
  );
}

function renderMarked(template: Template, isTaken: (level: number) => boolean): string {
  const output = startOutput();
  const writeGuide = (body: Template, level: number): void => {
    const { line, inFrontMatter } = output.here();
    const text = markGuidance(flatten(body, isTaken, level).map(textOf).join(""), line);
    output.write(inFrontMatter ? JSON.stringify(text) : text);
  };
  const writeNode = (node: TemplateNode, level: number): void => {
    if (node.type === "guide") writeGuide(node.body, level);
    // A fact that is not given shows what stands in for it.
    else if (node.type === "fact" && node.guide !== null && !isTaken(level)) {
      writeGuide([{ type: "text", text: node.guide }], level);
    } else output.write(textOf(node));
  };
  const visit = (nodes: Template, level: number): void => {
    for (const node of nodes) {
      if (node.type === "branch") visit(isTaken(level) ? node.yes : node.no, level + 1);
      else if (node.type === "each") visit(isTaken(level) ? node.body : node.empty, level + 1);
      else writeNode(node, level);
    }
  };
  visit(template, 0);
  return output.text();
}

/** A template with its branches decided. */
function flatten(template: Template, isTaken: (level: number) => boolean, level: number): Template {
  return template.flatMap((node) => {
    if (node.type === "guide") return flatten(node.body, isTaken, level);
    if (node.type === "branch") return flatten(isTaken(level) ? node.yes : node.no, isTaken, level + 1);
    if (node.type === "each") return flatten(isTaken(level) ? node.body : node.empty, isTaken, level + 1);
    return [node];
  });
}

function textOf(node: TemplateNode): string {
  return node.type === "text" ? node.text : marks.fact;
}

function levelsOf(template: Template): number {
  const levels = template.map((node) => {
    if (node.type === "branch") return 1 + Math.max(levelsOf(node.yes), levelsOf(node.no));
    if (node.type === "each") return 1 + Math.max(levelsOf(node.body), levelsOf(node.empty));
    if (node.type === "guide") return levelsOf(node.body);
    return node.type === "fact" && node.guide !== null ? 1 : 0;
  });
  return Math.max(0, ...levels);
}
