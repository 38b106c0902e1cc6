import type { Nodes } from "mdast";
import type { GateState, Section } from "../../model/document.ts";

/** A gate as it was found, before waivers and choices by list are read. `start` and `end` are source offsets. */
export interface DraftGate {
  readonly text: string;
  readonly state: GateState;
  /** What follows text that is struck through as a whole; null when it is not. */
  readonly struck: string | null;
  readonly marker: string;
  readonly start: number;
  readonly end: number;
  readonly evidence: readonly string[];
  readonly section: Section | null;
  readonly labels: readonly string[];
  /** The list, paragraph, table or HTML it belongs to: what a "select one" before it is about. */
  readonly owner: Nodes;
}

/** A choice as it was found. */
export interface DraftChoice {
  readonly label: string;
  readonly options: readonly { readonly text: string; readonly chosen: boolean }[];
  readonly start: number;
  readonly end: number;
  readonly section: Section | null;
  readonly labels: readonly string[];
  readonly owner: Nodes;
}
