import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { HtmlView } from "../../src/model/markdown-html.ts";
import { renderHtml } from "../../src/reading/html/render.ts";

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const plain: HtmlView = {
  escapeText: (text) => text.replace(/[&<>"]/g, (char) => entities[char] ?? ""),
  headingLevel: 4,
  marks: [],
  before: () => "",
  behind: () => "",
};

describe("a document as HTML", () => {
  test.each([
    ["headings, without a gap", "# a\n\n### b\n\n###### c\n\n## d", "<h4>a</h4>\n<h5>b</h5>\n<h6>c</h6>\n<h5>d</h5>\n"],
    ["an empty heading", "# \n", "<p></p>\n"],
    ["text", "*a* **b** ~~c~~ `d`  \ne", "<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code><br>e</p>\n"],
    ["a tight list", "3. a\n4. b", '<ol start="3">\n<li>a\n</li>\n<li>b\n</li>\n</ol>\n'],
    [
      "gates",
      "- [x] a\n- [ ] b",
      '<ul>\n<li class="task"><span class="box ticked" role="img" aria-label="ticked"></span> a\n</li>\n' +
        '<li class="task"><span class="box" role="img" aria-label="not ticked"></span> b\n</li>\n</ul>\n',
    ],
    [
      "a table with a short row and an empty header",
      "| a | |\n| - | - |\n| b |",
      '<div class="wide" role="group" aria-label="Table at line 1" tabindex="0"><table>\n<thead>\n' +
        '<tr><th scope="col">a</th><td></td></tr>\n</thead>\n<tbody>\n<tr><td>b</td><td></td></tr>\n</tbody>\n</table></div>\n',
    ],
    ["code", "```sh\na <b>\n```", "<pre><code>a &lt;b&gt;</code></pre>\n"],
    ["a quotation and a rule", "> a\n\n---", "<blockquote>\n<p>a</p>\n</blockquote>\n<hr>\n"],
    ["front matter", '---\nkind: "a"\n---\n\nb', '<div class="front">\n<p>kind: &quot;a&quot;</p>\n</div>\n<p>b</p>\n'],
    [
      "HTML",
      "<b onclick=x>a</b>",
      '<p><code class="raw">&lt;b onclick=x&gt;</code>a<code class="raw">&lt;/b&gt;</code></p>\n',
    ],
    ["a block of HTML", "<script>\na\n</script>", '<pre class="raw">&lt;script&gt;\na\n&lt;/script&gt;</pre>\n'],
    ["a line break of HTML", "a<br/>b", "<p>a<br>b</p>\n"],
    ["a web link", "[a](https://b.example/c?d=1&e)", linked("https://b.example/c?d=1&amp;e", "a")],
    [
      "a link by label",
      "[a][b]\n\n[b]: HTTP://b.example",
      `${linked("HTTP://b.example", "a")}<p class="definition">[b]: HTTP://b.example</p>\n`,
    ],
    ["a link without text", "[](https://b.example)", linked("https://b.example", "https://b.example")],
    ["an address in other letters", "<https://b.example/ü>", linked("https://b.example/%C3%BC", "https://b.example/ü")],
    ["a link that runs", "[a](javascript:alert(1))", "<p>a</p>\n"],
    [
      "one in disguise",
      "[a](java\tscript:b) [c](<\u0001javascript:d>) [e](JAVASCRIPT&#58;f)",
      "<p>[a](java\tscript:b) c e</p>\n",
    ],
    ["data as a link", "[a](data:text/html,b)", "<p>a</p>\n"],
    ["a path", "[a](../b.md) [c](//d.example)", "<p>a c</p>\n"],
    [
      "an image",
      "![a](https://b.example/c.png) ![](d.png)",
      '<p><span class="image">[image: a]</span> <span class="image">[image: not described]</span></p>\n',
    ],
    ["a footnote", "a[^b]\n\n[^b]: c", '<p>a<sup>[b]</sup></p>\n<div class="footnote"><p>[b]</p>\n<p>c</p>\n</div>\n'],
  ])("%s", (_, markdown, html) => {
    expect(renderHtml(markdown, plain)).toBe(html);
  });

  test("what is marked is set off, escapes and references counted as they are written", () => {
    const marks = [
      { range: { line: 1, column: 5, endLine: 1, endColumn: 10 }, open: "<mark>", close: "</mark>" },
      { range: { line: 3, column: 2, endLine: 3, endColumn: 4 }, open: "<mark>", close: "</mark>" },
    ];
    expect(renderHtml("\\*a &amp; b\n\n`🚀c`", { ...plain, marks })).toBe(
      "<p>*a <mark>&amp;</mark> b</p>\n<p><code><mark>🚀</mark>c</code></p>\n",
    );
  });

  test("what belongs to lines comes at the beginning and behind what stands there, in order", () => {
    const lines: string[] = [];
    const before = (first: number, last: number): string => `{${first}-${last}}`;
    const behind = (first: number, last: number): string => {
      lines.push(`${first}-${last}`);
      return first === 6 ? "!" : "";
    };
    const html = renderHtml("---\na: b\n---\n\n- c\n- d\n\n| e |\n| - |\n| f |\n\n```\ng\n```", {
      ...plain,
      before,
      behind,
    });
    expect(lines).toEqual(["2-2", "5-5", "6-6", "8-8", "10-10", "12-14", `1-${Number.MAX_SAFE_INTEGER}`]);
    expect(html).toContain("<li>{6-6}d\n!</li>");
    expect(html).toContain("<tr><td>{10-10}f</td></tr>");
  });

  test("no text makes an element or attribute of its own", () => {
    const tag =
      /<(?:\/?(?:h[4-6]|p|em|strong|del|code|pre|ol|ul|li|blockquote|table|thead|tbody|tr|th|td|div|span|sup|a)|br|hr)(?: (?:class|start|role|aria-label|tabindex|scope|colspan|href|rel)="[^"<>]*")*>/g;
    const piece = fc.constantFrom(
      "<",
      ">",
      '"',
      "&",
      "a",
      "\n",
      "\n\n",
      "*",
      "`",
      "[",
      "]",
      "(",
      ")",
      "!",
      "|",
      "-",
      " ",
      "#",
      "<b>",
      "&lt;",
      "javascript:",
      "https://a",
      "[^a]",
      "[a]: b",
      "| - |",
      "- [ ] ",
      "    ",
      "\t",
      "---\n",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const html = renderHtml(pieces.join(""), plain);
        expect(html.replace(tag, "")).not.toMatch(/[<>]/);
      }),
      { numRuns: 300 },
    );
  });
});

function linked(address: string, text: string): string {
  return `<p><a href="${address}" rel="noopener noreferrer nofollow">${text}</a></p>\n`;
}
