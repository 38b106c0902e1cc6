import type { CompiledKind } from "../kinds/compiled-kind.ts";

/** The kinds at hand: built-in ones and a team's own. */
export interface KindLibrary {
  readonly names: readonly string[];
  /**
   * A kind by name, in its current version or an older one; null when there is none of that name and version. Throws a
   * ConfigError when a team's pair is broken.
   */
  readonly load: (name: string, version?: number) => Promise<CompiledKind | null>;
}
