import { generateKinds } from "../../scripts/generate-kinds.mjs";

/** Before the tests: the built-in kinds compiled ahead, when they are missing or stale. */
export default generateKinds;
