import type { Nodes } from "mdast";
import type { Source } from "../../src/reading/parse.ts";
import type { Edit } from "./free-edits.ts";

/** A place where a document says something, with changes of what it says there. */
export interface Site {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly changes: readonly Edit[];
}

/** What a text is extended by, so that every document has every node. */
export const everyNode = `
## Appendix

See [the runbook](https://example.org/runbook "Runbook"), [the board][board] and ![graph](graph.png).[^note]

\`\`\`sh
./deploy.sh --limit 5
\`\`\`

Written by hand. <!-- ask Dee -->

<!-- kept for the auditor -->

<a href="https://example.org/raw">raw</a>

> Quoted.

- [x] Error rate stays below 0.5%

| Name | Value |
| --- | --- |
| retries | \`max_retries\` |

Text after the table.

[board]: https://example.org/board
[spare]: https://example.org/spare

[^note]: From the last review.
`;

/** A run of letters or digits in the source of a node, or the end of it. */
function wordIn(source: string): number {
  const found = /[\p{L}\p{N}]{2}/u.exec(source);
  return found ? found.index + 1 : -1;
}

/** Every leaf of a tree with the ways to change it. */
export function sitesOf({ tree, text }: Source): readonly Site[] {
  const sites: Site[] = [];
  const visit = (node: Nodes): void => {
    const start = node.position?.start.offset ?? 0;
    const end = node.position?.end.offset ?? 0;
    const source = text.slice(start, end);
    const insert = (name: string, at: number, by: string): Edit[] =>
      at < 0 ? [] : [{ name: `${node.type}: ${name}`, start: start + at, end: start + at, text: by }];
    const add = (...changes: readonly Edit[][]): void => {
      sites.push({ type: node.type, start, end, changes: changes.flat() });
    };
    const word = wordIn(source);
    switch (node.type) {
      case "text":
        add(
          insert("letter", word, "q"),
          insert("zero-width space", word, "\u200b"),
          insert("word joiner", word, "\u2060"),
          insert("hidden comment", word, "<!-- not -->"),
          insert("other number", source.search(/\d/), "1"),
        );
        break;
      case "inlineCode":
        add(insert("letter", word, "q"), insert("blank", word, " "), insert("zero-width space", word, "\u200b"));
        break;
      case "code":
        add(insert("option", source.indexOf("--"), "--force "), insert("blank", source.indexOf(" --"), " "));
        break;
      case "link":
      case "image":
      case "definition":
        add(
          insert("target", source.lastIndexOf("/") + 1, "evil/"),
          insert("target's end", source.lastIndexOf("."), "q"),
        );
        break;
      case "html":
        add(insert("letter", word, "q"), insert("zero-width space", word, "\u200b"));
        break;
      case "listItem":
        if (typeof node.checked === "boolean") {
          const at = source.indexOf("[") + 1;
          const other = node.checked ? " " : "x";
          add(
            [{ name: "listItem: tick", start: start + at, end: start + at + 1, text: other }],
            insert("no box", at + 2, "("),
          );
        }
        break;
      case "heading":
        if (source.startsWith("#") && node.depth < 6) add(insert("depth", 0, "#"));
        break;
    }
    if ("children" in node) for (const child of node.children) visit(child);
  };
  visit(tree);
  return sites;
}
