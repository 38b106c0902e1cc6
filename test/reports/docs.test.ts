import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { reports } from "../../src/reports/index.ts";
import { runIn } from "../cli/run-here.ts";
import { expectOwnMarkup } from "./html-proof.ts";

const text = readFileSync("docs/reports.md", "utf8");

test("docs/reports.md names every format", () => {
  const named = Array.from(text.matchAll(/^\| `([a-z]+)` \|/gm), ([, name]) => name);
  expect(named.toSorted()).toEqual(Object.keys(reports));
});

test("its command writes what it says", async () => {
  const [, line = ""] = /^deploydoc (lint .*)$/m.exec(text) ?? [];
  const folder = mkdtempSync(join(tmpdir(), "deploydoc-reports-"));
  try {
    const name = "2026-11-19-loyalty-points";
    cpSync(`fixtures/deployments/${name}`, join(folder, "deployments", name), { recursive: true });
    const { stdout, stderr, code } = await runIn(folder, line.split(" "));
    expect({ stdout, stderr, code }).toEqual({ stdout: "Nothing wrong in 7 documents\n", stderr: "", code: 0 });
    expect(readFileSync(join(folder, "junit.xml"), "utf8")).toContain("<testsuites");
    const page = readFileSync(join(folder, "readiness.html"), "utf8");
    expectOwnMarkup(page);
    expect(page).toContain(`<h3 id="g1-name">${name}</h3>`);
    expect(page).toContain('<h2 id="calendar">Windows</h2>');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
