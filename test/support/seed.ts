import fc from "fast-check";

/**
 * The properties' seed. The suite judges a change, so it runs the same cases each time; DEPLOYDOC_TEST_SEED=random (or a
 * number) looks elsewhere.
 */
const wanted = process.env.DEPLOYDOC_TEST_SEED ?? "20260101";

if (wanted !== "random") fc.configureGlobal({ seed: Number(wanted) });
