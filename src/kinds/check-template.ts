import type { Document } from "../model/document.ts";
import { slugify } from "../model/slug.ts";
import type { CompiledKind } from "./compiled-kind.ts";
import type { SchemaProblem } from "./expand.ts";
import { gatesOfTemplate, isSameText } from "./gate-patterns.ts";
import { unmark } from "./guidance.ts";

interface TemplateProblem {
  readonly line: number;
  readonly message: string;
}

/**
 * Holds a template against its schema: every declared section, gate and approval stands in it, no gate stands in it that
 * is not declared, and its front matter names kind and version. `documents` are its marked renderings, read.
 */
export function checkTemplate(
  { kind }: Pick<CompiledKind, "kind">,
  documents: readonly Document[],
  source: string,
): { readonly schemaProblems: readonly SchemaProblem[]; readonly templateProblems: readonly TemplateProblem[] } {
  const schemaProblems: SchemaProblem[] = [];
  const templateProblems: TemplateProblem[] = [];
  const lineOf = (text: string): number => {
    const [first = ""] = text.split("…").sort((a, b) => b.length - a.length);
    return source.slice(0, Math.max(0, source.indexOf(first.trim()))).split("\n").length;
  };

  for (const { frontMatter } of documents) {
    const [error] = frontMatter.errors;
    if (error) templateProblems.push({ line: error.range.line, message: `Broken front matter: ${error.message}` });
    else if (frontMatter.data.kind !== kind.name) {
      templateProblems.push({ line: lineOf("kind:"), message: `The front matter must say "kind: ${kind.name}"` });
    } else if (frontMatter.data.template !== String(kind.version)) {
      const message = `The front matter must say "template: ${kind.version}", the version in the schema`;
      templateProblems.push({ line: lineOf("template:"), message });
    }
  }

  const slugs = new Set(documents.flatMap((it) => it.sections.map((at) => slugify(unmark(at.title).text))));
  for (const section of kind.sections) {
    const accepted = [section.slug, slugify(section.title), ...section.titles.map(slugify)];
    if (accepted.some((slug) => slugs.has(slug))) continue;
    const message = `The template has no heading for the section "${section.slug}" ("${section.title}")`;
    schemaProblems.push({ pointer: `/properties/sections/properties/${section.slug}`, message });
  }

  const gates = gatesOfTemplate(documents);
  for (const gate of kind.gates) {
    if (gates.some((it) => isSameText(it.text, gate.text) || isSameText(it.pattern, gate.text))) continue;
    const pointer = `/properties/sections/properties/${gate.section}/gates/${gate.id}`;
    schemaProblems.push({ pointer, message: `The template has no gate "${gate.text}"` });
  }
  const roles = new Set(kind.approvals.map((it) => slugify(it.role)));
  for (const gate of gates) {
    const isDeclared = kind.gates.some((it) => isSameText(it.text, gate.text) || isSameText(it.text, gate.pattern));
    // An approval by ticking is declared under "approvals"; a gate that is all guidance is the author's own.
    const isApproval = gate.isApproval && [...roles].some((role) => `-${slugify(gate.text)}-`.includes(`-${role}-`));
    if (isDeclared || isApproval || gate.isOpen) continue;
    templateProblems.push({ line: lineOf(gate.text), message: `The schema declares no gate "${gate.text}"` });
  }

  const signers = documents.flatMap((it) => it.approvals.map((at) => slugify(unmark(at.role).text)));
  for (const approval of kind.approvals) {
    const names = [approval.role, ...approval.also].map(slugify);
    if (names.some((name) => signers.some((signer) => `-${signer}-`.includes(`-${name}-`)))) continue;
    const pointer = `/properties/sections/properties/${approval.section}/approvals/${approval.id}`;
    schemaProblems.push({ pointer, message: `The template has nowhere for "${approval.role}" to sign` });
  }
  return { schemaProblems, templateProblems };
}
