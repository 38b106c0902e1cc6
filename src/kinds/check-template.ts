import type { Document } from "../model/document.ts";
import { type Kind, preambleKey } from "../model/kind.ts";
import { slugify } from "../model/slug.ts";
import type { SchemaProblem } from "./expand.ts";
import { gatesOfTemplate, isSameGate, type TemplateGate } from "./gate-patterns.ts";
import { unmark } from "./marks.ts";

interface TemplateProblem {
  readonly line: number;
  readonly message: string;
}

/**
 * Holds a template against its schema: every declared section, gate and approval stands in it, no gate stands in it that
 * is not declared, and its front matter names kind and version. `documents` are its marked renderings, read.
 */
export function checkTemplate(
  kind: Kind,
  documents: readonly Document[],
  source: string,
): { readonly schemaProblems: readonly SchemaProblem[]; readonly templateProblems: readonly TemplateProblem[] } {
  const lineOf = (text: string): number => {
    const [longest = ""] = text.split("…").sort((a, b) => b.length - a.length);
    return source.slice(0, Math.max(0, source.indexOf(longest.trim()))).split("\n").length;
  };
  const gates = gatesOfTemplate(documents);
  return {
    schemaProblems: [
      ...absentSections(kind, documents),
      ...absentGates(kind, gates),
      ...absentApprovals(kind, documents),
    ],
    templateProblems: [...wrongFrontMatter(kind, documents, lineOf), ...undeclaredGates(kind, gates, lineOf)],
  };
}

function* wrongFrontMatter(
  kind: Kind,
  documents: readonly Document[],
  lineOf: (text: string) => number,
): Generator<TemplateProblem> {
  for (const { frontMatter } of documents) {
    const [error] = frontMatter.errors;
    if (error) yield { line: error.range.line, message: `Broken front matter: ${error.message}` };
    else if (frontMatter.data.kind !== kind.name) {
      yield { line: lineOf("kind:"), message: `The front matter must say "kind: ${kind.name}"` };
    } else if (frontMatter.data.template !== String(kind.version)) {
      const message = `The front matter must say "template: ${kind.version}", the version in the schema`;
      yield { line: lineOf("template:"), message };
    }
  }
}

function* absentSections(kind: Kind, documents: readonly Document[]): Generator<SchemaProblem> {
  const slugs = new Set(documents.flatMap((it) => it.sections.map((at) => slugify(unmark(at.title).text))));
  for (const section of kind.sections) {
    const accepted = [section.slug, slugify(section.title), ...section.titles.map(slugify)];
    if (accepted.some((slug) => slugs.has(slug))) continue;
    const message = `The template has no heading for the section "${section.slug}" ("${section.title}")`;
    yield { pointer: pointerTo(section.slug), message };
  }
}

function* absentGates(kind: Kind, gates: readonly TemplateGate[]): Generator<SchemaProblem> {
  for (const gate of kind.gates) {
    if (gates.some((it) => isSameGate(it, gate.text))) continue;
    const pointer = `${pointerTo(gate.section)}/gates/${gate.id}`;
    yield { pointer, message: `The template has no gate "${gate.text}"` };
  }
}

function* absentApprovals(kind: Kind, documents: readonly Document[]): Generator<SchemaProblem> {
  const signers = documents.flatMap((it) => it.approvals.map((at) => slugify(unmark(at.role).text)));
  for (const approval of kind.approvals) {
    const names = [approval.role, ...approval.also].map(slugify);
    if (names.some((name) => signers.some((signer) => `-${signer}-`.includes(`-${name}-`)))) continue;
    const pointer = `${pointerTo(approval.section)}/approvals/${approval.id}`;
    yield { pointer, message: `The template has nowhere for "${approval.role}" to sign` };
  }
}

function* undeclaredGates(
  kind: Kind,
  gates: readonly TemplateGate[],
  lineOf: (text: string) => number,
): Generator<TemplateProblem> {
  const roles = kind.approvals.map((it) => slugify(it.role));
  for (const gate of gates) {
    // An approval by ticking is declared under "approvals"; a gate that is all guidance is the author's own.
    const isApproval = gate.isApproval && roles.some((role) => `-${slugify(gate.text)}-`.includes(`-${role}-`));
    if (gate.isOpen || isApproval || kind.gates.some((it) => isSameGate(gate, it.text))) continue;
    yield { line: lineOf(gate.text), message: `The schema declares no gate "${gate.text}"` };
  }
}

function pointerTo(section: string): string {
  return section === preambleKey ? "/properties/preamble" : `/properties/sections/properties/${section}`;
}
