import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import axe, { type AxeResults } from "axe-core";
import { HtmlValidate } from "html-validate";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { describeRules } from "../../src/cli/describe-rules.ts";
import type { LintResult, ReportContext } from "../../src/model/result.ts";
import { render } from "../../src/reports/html.ts";
import { hostile, infest } from "./hostile.ts";
import { expectOwnMarkup } from "./html-proof.ts";
import { makeWorld, now } from "./html-world.ts";
import { context, gate, sample } from "./sample.ts";

const world = await makeWorld();
const given: ReportContext = { ...gate, now, rules: describeRules };
const page = render(world, given);

describe("HTML", () => {
  const validator = new HtmlValidate({
    extends: ["html-validate:standard", "html-validate:a11y"],
    rules: {
      // Its own list knows less of WAI-ARIA than axe, which holds the page to it in a browser below.
      "no-redundant-role": "off",
    },
  });
  const faultsOf = async (html: string): Promise<readonly string[]> => {
    const { results } = await validator.validateString(html);
    return results.flatMap(({ messages }) =>
      messages.map((it) => `${it.line}:${it.column} ${it.ruleId} ${it.message}`),
    );
  };

  const runs: readonly (readonly [name: string, results: readonly LintResult[], context: ReportContext])[] = [
    ["deployments", world, given],
    ["a sample", sample, context],
    ["nothing", [], context],
    ...Object.entries(hostile).map(([name, text]) => {
      const { results, context: hostileContext } = infest(text);
      return [name, results, hostileContext] as const;
    }),
  ];

  test.each(runs)("of %s is valid", async (_, results, its) => {
    expect(await faultsOf(render(results, its))).toEqual([]);
  });

  test.each([
    ["an element that is not closed", "</main>", "<div></main>"],
    ["an element where none may stand", "</h1>", "<p>a</p></h1>"],
    [
      "an id that is there twice",
      '<section aria-labelledby="calendar">',
      '<section id="main" aria-labelledby="calendar">',
    ],
  ])("that has %s is noticed", async (_, before, after) => {
    expect(page).toContain(before);
    expect(await faultsOf(page.replace(before, after))).not.toEqual([]);
  });

  test.each([
    ["an element", "</h1>", "<b>a</b></h1>"],
    ["an attribute", "<h1>", '<h1 onclick="a">'],
    ["a link", "</h1>", '<a href="https://evil.example">a</a></h1>'],
    ["a link to nowhere", "</h1>", '<a href="#d9999">a</a></h1>'],
    ["a comment", "</h1>", "<!-- a --></h1>"],
    ["a script", "</h1>", "<script>alert(1)</script></h1>"],
  ])("with %s that is not ours is noticed", (_, before, after) => {
    expectOwnMarkup(page);
    expect(() => expectOwnMarkup(page.replace(before, after))).toThrow();
  });

  test("of three hundred documents stays below five megabytes, and says what it leaves out", () => {
    const many = Array.from({ length: 300 }, (_, at) => {
      const result = world[at % world.length];
      if (!result) throw new Error("The world is empty");
      const { overview: _overview, ...rest } = result;
      const name = `2026-12-01-service-${Math.floor(at / 10)}`;
      return {
        ...rest,
        deployment: name,
        path: `deployments/${name}/${at}.md`,
        text: at === 0 ? "long ".repeat(400_000) : result.text,
      };
    });
    const large = render(many, given);
    expect(large.length).toBeLessThan(5_000_000);
    expect(large).toContain("Its text is left out, for want of room");
  });
});

const program = "/usr/bin/chromium";
const hasChromium = existsSync(program) || Boolean(process.env.CI);

describe.skipIf(!hasChromium)("in Chromium (skipped without it)", () => {
  const folder = mkdtempSync(join(tmpdir(), "deploydoc-html-"));
  const address = pathToFileURL(join(folder, "report.html")).href;
  let browser: Browser;

  beforeAll(async () => {
    writeFileSync(join(folder, "report.html"), page);
    const quiet = ["background-networking", "component-update", "sync"].map((it) => `--disable-${it}`);
    browser = await chromium.launch({
      executablePath: program,
      args: ["--no-sandbox", "--disable-gpu", "--no-first-run", ...quiet],
    });
  });

  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Opens the page; what it asks for and complains of is gathered. */
  async function open(
    options: Parameters<Browser["newPage"]>[0],
  ): Promise<{ readonly view: Page; readonly told: string[] }> {
    const view = await browser.newPage(options);
    const told: string[] = [];
    view.on("request", (it) => told.push(it.url()));
    view.on("console", (it) => told.push(it.text()));
    view.on("pageerror", (it) => told.push(it.message));
    await view.goto(address);
    return { view, told };
  }

  /** What axe finds, with everything unfolded that is given. */
  async function inspect(view: Page, unfolded: string): Promise<readonly string[]> {
    await view.locator(unfolded).evaluateAll((all) => {
      for (const it of all) it.setAttribute("open", "");
    });
    await view.evaluate(axe.source);
    const { violations } = await view.evaluate((): Promise<AxeResults> => {
      const { axe: inPage } = globalThis as unknown as { axe: { run: (options: object) => Promise<AxeResults> } };
      return inPage.run({ resultTypes: ["violations"] });
    });
    return violations.flatMap(({ id, nodes }) => nodes.map((it) => `${id}: ${it.html} ${it.failureSummary}`));
  }

  test.each(["light", "dark"] as const)("axe finds nothing against it, %s", async (colorScheme) => {
    const { view, told } = await open({ colorScheme, viewport: { width: 1280, height: 900 } });
    expect(await inspect(view, "details.list, details.document:has(.note)")).toEqual([]);
    expect(told).toEqual([address]);
    await view.close();
  });

  test("axe finds what is wrong", async () => {
    const { view } = await open({});
    await view.setContent(
      '<html><title>a</title><main><h1>a</h1><p><font color="#bbbbbb">pale</font></p></main></html>',
    );
    const found = await inspect(view, "details");
    expect(found.map((it) => it.split(":")[0])).toEqual(["color-contrast", "html-has-lang"]);
    await view.close();
  });

  test("nothing is wider than a narrow screen", async () => {
    const { view } = await open({ viewport: { width: 380, height: 800 } });
    expect(await view.locator("html").evaluate((it) => it.scrollWidth)).toBeLessThanOrEqual(380);
    await view.close();
  });

  test("without a script all of it is there, and no control that would do nothing", async () => {
    const { view } = await open({ javaScriptEnabled: false });
    expect(await view.locator("article:visible").count()).toBe(4);
    expect(await view.locator("#filter").isVisible()).toBe(false);
    await view.close();
  });

  test("the filter keeps what has its words, and a link opens what it leads into", async () => {
    const { view, told } = await open({});
    await view.getByRole("searchbox").fill("invoice");
    expect(await view.locator("article:visible h3").allTextContents()).toEqual(["2026-11-17-invoice-renderer"]);
    expect(await view.locator("output").textContent()).toBe("1 of 4 shown");
    const link = view.locator("article:visible .list a").first();
    const place = view.locator(`[id="${(await link.getAttribute("href"))?.slice(1)}"]`);
    await link.press("Enter");
    expect(await place.evaluate((it) => it.closest("details")?.open)).toBe(true);
    expect(told.filter((it) => it !== address && !it.startsWith(`${address}#`))).toEqual([]);
    await view.close();
  });

  test("on paper lists are unfolded, and controls are gone", async () => {
    const { view } = await open({ viewport: { width: 718, height: 1000 } });
    await view.emulateMedia({ media: "print" });
    expect(await view.locator("#filter").isVisible()).toBe(false);
    const heights = await view.locator("details.list table").evaluateAll((all) => all.map((it) => it.clientHeight));
    expect(Math.min(...heights)).toBeGreaterThan(20);
    expect(await view.locator("html").evaluate((it) => it.scrollWidth)).toBeLessThanOrEqual(718);
    await view.close();
  });
});
