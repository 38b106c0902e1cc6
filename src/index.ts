export { type LintOptions, lintMarkdown, type ReadOptions, readMarkdown } from "./engine/library.ts";
export type * from "./model/document.ts";
export type * from "./model/finding.ts";
export type * from "./model/position.ts";
export type * from "./model/quantity.ts";
export type * from "./model/result.ts";
