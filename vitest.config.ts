import { defineConfig } from "vitest/config";

/** Where .ci/run wants the results as JSON; not set when people run the tests. */
const report = process.env.DEPLOYDOC_TEST_REPORT;

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    globalSetup: ["test/support/generate-kinds.ts", "test/support/scratch.ts"],
    setupFiles: "test/support/seed.ts",
    // Files in a worker share what they import: they are all pure of state, and reading it anew for each takes a third of the time.
    isolate: false,
    // By default one core is left idle, which on two is half of them.
    maxWorkers: "100%",
    testTimeout: 240_000,
    hookTimeout: 120_000,
    reporters: report === undefined ? ["default"] : ["default", ["json", { outputFile: report }]],
    coverage: {
      provider: "v8",
      include: ["src/**/*.ts"],
      reporter: ["text-summary", "html"],
    },
  },
});
