import type { Status } from "../model/deployment.ts";
import type { KindLibrary } from "./kind-library.ts";

export interface ReadOptions {
  /** '/'-separated; in a deployment folder its name may say the kind. Default "document.md". */
  readonly path?: string;
  /** Default: the built-in kinds. */
  readonly kinds?: KindLibrary;
}

/** What a text is judged with, besides the rules. */
export interface TextOptions extends ReadOptions {
  /**
   * Texts of the documents in the same folder, by file name. With the deployment-plan.md among them (or with the text
   * itself as it) they are one deployment; `../<folder>/deployment-plan.md` is the plan of another one.
   */
  readonly beside?: Readonly<Record<string, string>>;
  /** The moment at which it is judged; default now. */
  readonly now?: Date;
  /** Judge as if the deployment had this status. */
  readonly as?: Status;
  /** Judge for a merge, as `check` does. */
  readonly gate?: boolean;
}
