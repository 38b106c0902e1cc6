import type { Io } from "./io.ts";

/** The flag wins over the environment (no-color.org, force-color.org), the environment over what the output is. */
export function usesColour({ color }: { readonly color: boolean }, { env, width }: Io): boolean {
  if (!color || (env.NO_COLOR ?? "") !== "") return false;
  if (env.FORCE_COLOR !== undefined) return env.FORCE_COLOR !== "0" && env.FORCE_COLOR !== "false";
  return width !== null && env.TERM !== "dumb";
}
