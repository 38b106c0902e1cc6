/** A test that decides which branch of a template is rendered. */
export type Test =
  /** A fact is given. */
  | { readonly type: "given"; readonly fact: string }
  /** A fact is, or as a list holds, one of the values. */
  | { readonly type: "has"; readonly fact: string; readonly values: readonly string[] }
  /** The item of an `each` is the first or last one. */
  | { readonly type: "edge"; readonly edge: "first" | "last" };

/** A part of a template: data, so that a template compiled ahead needs no template engine. */
export type TemplateNode =
  | { readonly type: "text"; readonly text: string }
  /** A fact, or what stands in for it until it is given. */
  | { readonly type: "fact"; readonly fact: string; readonly guide: string | null; readonly code: boolean }
  /** The item of an `each`. */
  | { readonly type: "item"; readonly code: boolean }
  /** Text that the author replaces. */
  | { readonly type: "guide"; readonly body: Template }
  | { readonly type: "branch"; readonly test: Test; readonly yes: Template; readonly no: Template }
  | { readonly type: "each"; readonly fact: string; readonly body: Template; readonly empty: Template };

export type Template = readonly TemplateNode[];

/** Every node of a template, outer ones first. */
export function* walkTemplate(template: Template): Generator<TemplateNode> {
  for (const node of template) {
    yield node;
    if (node.type === "guide") yield* walkTemplate(node.body);
    if (node.type === "branch") yield* walkTemplate([...node.yes, ...node.no]);
    if (node.type === "each") yield* walkTemplate([...node.body, ...node.empty]);
  }
}
