import { writeFileSync } from "node:fs";
import type { Attempt, Group } from "./bypass.cases.ts";
import { deployment, type Edit, people, type Step, signedAnew } from "./stage.ts";

const approved = { main: "approved" } as const;
const nothing = { main: "nothing" } as const;
const checks = "pre-deployment-checklist.md";
const request = "change-request.md";
const rollback = "rollback-plan.md";

const who = `
  people:
    - { name: Petra Lang, aliases: ["@plang"], emails: [petra@nordwestbank.example], roles: [Technical lead] }
    - { name: Idris Cole, emails: [idris@nordwestbank.example], roles: [Security] }
    - { name: Samuel Adeyemi, aliases: [Sam Adeyemi], emails: [samuel@nordwestbank.example], roles: [Operations, Security] }
    - { name: Margarethe Ott, emails: [margarethe@nordwestbank.example], roles: [CAB] }
    - { name: Lucia Ferri, emails: [lucia@nordwestbank.example] }
`;

/** A start at which git and the config know everybody, and a row must be at least of a level. */
function asks(level: string): { readonly config: string } {
  return { config: `approvals:\n  level: ${level}${who}` };
}

const rows = {
  petra: [checks, "Petra Lang, 2026-11-12"],
  idris: [checks, "Idris Cole, 2026-11-12"],
  samuel: [checks, "Samuel Adeyemi, 2026-11-13"],
  margarethe: [request, "Margarethe Ott | CAB  | Approved | 2026-11-12"],
} as const;

type Approver = keyof typeof rows;

/** Somebody's row, written anew. */
function row(of: Approver, to: string): Edit {
  return [...rows[of], to];
}

/** `deploydoc sign` by each approver, committed by themselves unless said otherwise. */
function signs(of: Approver, by: string = people[of], more: Partial<Step> = {}): Step {
  const name = people[of].replace(/ <.*/, "");
  const role = { petra: "Technical lead", idris: "Security", samuel: "Operations", margarethe: "CAB" }[of];
  return { sign: { document: rows[of][0], role, name }, author: by, ...more };
}

const unsigned: readonly Edit[] = [
  [
    checks,
    /- \[x\] (Technical lead approval|Security sign-off|Operations sign-off) — .*/g,
    "- [ ] $1 — [name], [date]",
  ],
  [request, "| Margarethe Ott | CAB  | Approved | 2026-11-12 |", "| [name] | CAB | [status] | [date] |"],
];

const everybody: readonly Step[] = [signs("petra"), signs("idris"), signs("samuel"), signs("margarethe")];

/** Security's row as if it had never been signed, and what is done instead. */
function unsignedBy(...steps: readonly Step[]): Attempt {
  const row: Edit = [checks, /- \[x\] Security sign-off — .*/, "- [ ] Security sign-off — [name], [date]"];
  return { steps: [{ edits: [row], author: people.idris }, ...steps] };
}

const limit: Edit = [rollback, "> 0.5%", "> 5%"];
const stale = (place: string): readonly string[] => [`stale-approval ${place}`];

/** Who signed, what, and when. */
export const signing: readonly Group[] = [
  {
    about: "a sign-off in words",
    start: approved,
    honest: { steps: [{ edits: signedAnew }] },
    bypasses: {
      "by a role, by nobody, in the future, and by the deployment's lead": {
        steps: [
          {
            edits: [
              row("petra", "Architecture team, 2026-11-14"),
              row("idris", "2026-11-14"),
              row("samuel", "Samuel Adeyemi, 2026-11-16"),
              row("margarethe", "Noor Haddad | CAB  | Approved | 2026-11-14"),
            ],
          },
        ],
        finds: [
          `incomplete-approval ${checks}`,
          `incomplete-approval ${checks}`,
          `future-approval ${checks}`,
          `self-approval ${request}`,
        ],
      },
      "by somebody twice, and by a name of two alphabets": {
        steps: [{ edits: [row("idris", "Petra Lang, 2026-11-14"), row("samuel", "Samuel Adey\u0435mi, 2026-11-14")] }],
        finds: [`repeated-approver ${checks}`, `unknown-approver ${checks}`],
      },
      "by somebody else with an invisible character": {
        steps: [{ edits: [row("idris", "Petra\u00ad Lang, 2026-11-14")] }],
        finds: [`incomplete-approval ${checks}`],
        code: 3,
      },
      "by one person under two aliases, by nobody whom the config knows, and in a role that is not theirs": {
        start: { ...approved, ...asks("named") },
        steps: [
          {
            edits: [
              row("petra", "Ivo Cole, 2026-11-14"),
              row("idris", "Sam Adeyemi, 2026-11-14"),
              row("margarethe", "Idris Cole | CAB  | Approved | 2026-11-14"),
            ],
          },
        ],
        finds: [`unknown-approver ${checks}`, `repeated-approver ${checks}`, `unknown-approver ${request}`],
      },
      waived: {
        steps: [{ edits: [[checks, /- \[x\] Security sign-off — .*/, "- [x] N/A: Security sign-off (low traffic)"]] }],
        finds: [`missing-approver ${checks}`],
        code: 3,
      },
      "in a second row of the role, beside the refusal": {
        steps: [
          {
            edits: [
              [
                request,
                "| Margarethe Ott | CAB  | Approved | 2026-11-12 |",
                "| Margarethe Ott | CAB | Rejected | 2026-11-14 |\n| Ilse Brand | CAB | Approved | 2026-11-14 |",
              ],
            ],
          },
        ],
        finds: [`rejected-approval ${request}`],
      },
      "when the window had begun": {
        steps: [{ edits: [row("idris", "Idris Cole, 2026-11-14T22:10+01:00")] }],
        now: "2026-11-14T22:00:00Z",
        finds: [`late-approval ${checks}`],
      },
      "when the window had begun, and dated before it": {
        steps: [{ edits: [row("idris", "Idris Cole, 2026-11-14")], at: "2026-11-14T21:40:00Z" }],
        now: "2026-11-14T22:00:00Z",
        finds: [`late-approval ${checks}`],
      },
    },
  },
  {
    about: "a sign-off by who wrote it",
    start: { ...approved, ...asks("named") },
    honest: { steps: [{ edits: [limit], author: people.lucia }, { edits: signedAnew }] },
    bypasses: {
      "as the commit's author": {
        steps: [{ edits: [limit], author: people.margarethe }, { edits: signedAnew }],
        finds: [`self-approval ${request}`],
      },
      "as its committer": {
        steps: [{ edits: [limit], committer: people.margarethe }, { edits: signedAnew }],
        finds: [`self-approval ${request}`],
      },
      "as its co-author": {
        steps: [{ edits: [limit], coAuthors: [people.margarethe] }, { edits: signedAnew }],
        finds: [`self-approval ${request}`],
      },
      "under an address": {
        steps: [{ edits: [limit], author: "mo <margarethe@nordwestbank.example>" }, { edits: signedAnew }],
        finds: [`self-approval ${request}`],
      },
      "under a name that a mailmap turns into another": {
        steps: [
          {
            edits: [limit],
            author: people.margarethe,
            files: { ".mailmap": "Lucia Ferri <lucia@nordwestbank.example> <margarethe@nordwestbank.example>\n" },
          },
          { edits: signedAnew },
        ],
        finds: [`self-approval ${request}`],
      },
      "in a folder from which it was moved": {
        steps: [
          { act: ({ rename }) => rename(`${deployment}/${rollback}`, `notes/${rollback}`), author: people.lucia },
          {
            act: ({ path, write, git }) => {
              const text = git("show", `HEAD:notes/${rollback}`).replace("> 0.5%", "> 5%");
              if (!text.includes("> 5%")) throw new Error(path);
              write({ [`notes/${rollback}`]: `${text}\n` });
            },
            author: people.margarethe,
          },
          { act: ({ rename }) => rename(`notes/${rollback}`, `${deployment}/${rollback}`), author: people.lucia },
          { edits: signedAnew },
        ],
        finds: [`self-approval ${request}`],
      },
      "in a merge commit": {
        steps: [
          { act: ({ branch }) => branch("side"), edits: [[rollback, "> 800 ms", "> 900 ms"]], author: people.lucia },
          {
            loose: true,
            act: (repository) => {
              repository.switch("work");
              repository.commit({ files: { "README.md": "# Ledger, too\n" } });
              const text = repository.git("show", `side:${deployment}/${rollback}`).replace("> 0.5%", "> 5%");
              repository.merge("side", {
                author: people.margarethe,
                files: { [`${deployment}/${rollback}`]: `${text}\n` },
              });
            },
          },
          { edits: signedAnew },
        ],
        finds: [`self-approval ${request}`],
      },
    },
  },
  {
    about: "an edit after signing",
    start: approved,
    honest: { steps: [{ edits: [[rollback, "| Error rate                 | >", "| Error rate | >"]] }] },
    bypasses: {
      "of a limit": { steps: [{ edits: [limit] }], finds: stale(request), code: 3 },
      "of a comment": {
        steps: [{ edits: [[rollback, "## Constraints\n", "## Constraints\n\n<!-- not tested at all -->\n"]] }],
        finds: stale(request),
        code: 3,
      },
      "of a link's target": {
        start: {
          ...approved,
          edits: [[rollback, "Lucia Ferri", "[Lucia Ferri](https://wiki.nordwestbank.example/a)"]],
        },
        steps: [{ edits: [[rollback, "example/a)", "example/b)"]] }],
        finds: stale(request),
        code: 3,
      },
      "of an invisible character": {
        steps: [{ edits: [[rollback, "switch-traffic.sh ledger", "switch-traffic.sh\u200b ledger"]] }],
        finds: stale(request),
        code: 3,
      },
      "of a document that comes in": {
        steps: [{ files: { [`${deployment}/rollback-plan-b.md`]: "---\nkind: rollback-plan\n---\n\n# Other\n" } }],
        finds: stale(request),
      },
      "made before it, and undone": {
        steps: [{ edits: [limit] }, { edits: signedAnew }, { edits: [[rollback, "> 5%", "> 0.5%"]] }],
        finds: [`stale-approval ${request}`],
        code: 3,
      },
      "that a merge brings in": {
        steps: [
          { act: ({ branch }) => branch("side"), edits: [limit] },
          { loose: true, act: ({ switch: to }) => to("work") },
          { edits: signedAnew },
          { loose: true, act: ({ merge }) => void merge("side") },
        ],
        finds: stale(request),
        code: 3,
      },
      "that a merge commit smuggles in": {
        steps: [
          { act: ({ branch }) => branch("side"), files: { "NOTES.md": "# Notes\n" } },
          { loose: true, act: ({ switch: to }) => to("work") },
          { edits: signedAnew },
          {
            loose: true,
            act: (repository) => {
              const text = repository.git("show", `HEAD:${deployment}/${rollback}`).replace("> 0.5%", "> 5%");
              repository.merge("side", { files: { [`${deployment}/${rollback}`]: `${text}\n` } });
            },
          },
        ],
        finds: stale(request),
        code: 3,
      },
    },
  },
  {
    about: "a digest",
    start: { ...nothing, ...asks("digest"), edits: unsigned, steps: everybody },
    honest: {},
    bypasses: {
      none: {
        steps: [
          { edits: [[checks, /- \[x\] Security sign-off — .*/, "- [x] Security sign-off — Idris Cole, 2026-11-14"]] },
        ],
        finds: [`unverified-approval ${checks}`],
        code: 3,
      },
      "copied from another row": {
        steps: [
          {
            act: ({ path, write, git }) => {
              const from = git("show", `HEAD:${deployment}/${checks}`);
              const digest = /d1:[0-9a-f]{64}/.exec(from)?.[0] ?? path;
              const text = git("show", `HEAD:${deployment}/${request}`).replace(/d1:[0-9a-f]{64}/, digest);
              write({ [`${deployment}/${request}`]: `${text}\n` });
            },
          },
        ],
        finds: stale(request),
        code: 3,
      },
      "of a version to come": {
        steps: [{ edits: [[checks, /d1:/, "d2:"]] }],
        finds: [`unverified-approval ${checks}`],
      },
      "cut short": {
        steps: [{ edits: [[checks, /(d1:[0-9a-f]{12})[0-9a-f]+/, "$1"]] }],
        finds: [`unverified-approval ${checks}`],
        code: 3,
      },
      "of what was approved before": { steps: [{ edits: [limit] }], finds: stale(request), code: 3 },
    },
  },
  {
    about: "a row that its approver commits",
    start: { ...nothing, ...asks("commit"), edits: unsigned, steps: everybody },
    honest: {},
    bypasses: {
      "committed by somebody else": {
        ...unsignedBy(signs("idris", people.lucia)),
        finds: [`forged-approval ${checks}`],
      },
      "committed under a forged name": {
        ...unsignedBy(signs("idris", "Idris Cole <lucia@nordwestbank.example>")),
        finds: [`forged-approval ${checks}`],
      },
      "committed for them": {
        ...unsignedBy(signs("idris", people.idris, { committer: people.lucia })),
        finds: [`forged-approval ${checks}`],
      },
      "that somebody else renews": {
        steps: [{ edits: [limit], author: people.lucia }, signs("margarethe", people.lucia)],
        finds: [`forged-approval ${request}`],
      },
      "that somebody else takes away and puts back": {
        steps: [
          { edits: [[checks, /- \[x\] Security sign-off/, "- [ ] Security sign-off"]], author: people.lucia },
          { edits: [[checks, /- \[ \] Security sign-off/, "- [x] Security sign-off"]], author: people.lucia },
        ],
        finds: [`forged-approval ${checks}`],
      },
      "that a squash puts into one commit": {
        steps: [
          {
            loose: true,
            act: (repository) => {
              repository.git("reset", "-q", "--soft", "main");
              repository.commit({ author: people.lucia });
            },
          },
        ],
        finds: [`forged-approval ${checks}`],
      },
      "committed by a replaced commit": {
        ...unsignedBy(signs("idris", people.lucia), {
          loose: true,
          act: ({ git }) => {
            const commit = git("log", "--format=%H", "--author=lucia@", "-1");
            const forged = git("cat-file", "commit", commit).replaceAll(people.lucia, people.idris);
            const file = `${git("rev-parse", "--absolute-git-dir")}/forged`;
            writeFileSync(file, `${forged}\n`);
            git("replace", commit, git("hash-object", "-t", "commit", "-w", file));
          },
        }),
        finds: [`forged-approval ${checks}`],
      },
    },
  },
  {
    about: "a row that was merged as a draft",
    start: {
      ...approved,
      config: `drafts: allow\n${asks("digest").config}`,
      edits: [["deployment-plan.md", "status: approved", "status: draft"]],
    },
    honest: {
      steps: [{ edits: [["deployment-plan.md", "status: draft", "status: approved"], ...unsigned] }, ...everybody],
    },
    bypasses: {
      "without a digest": {
        steps: [{ edits: [["deployment-plan.md", "status: draft", "status: approved"]] }],
        finds: [`unverified-approval ${checks}`, `unverified-approval ${request}`],
        code: 3,
      },
    },
  },
  {
    about: "a risk that asks for more",
    start: { ...approved, config: `approvals:\n  level: { low: named, medium: named, high: digest }${who}` },
    honest: { steps: [{ edits: [[rollback, "> 0.5%", "> 0.4%"], ...unsigned] }, ...everybody] },
    bypasses: {
      "lowered to a level that asks for less": {
        steps: [
          {
            edits: [
              ["deployment-plan.md", "risk: high", "risk: medium"],
              ["deployment-plan.md", "**Risk level**: high", "**Risk level**: medium"],
              [request, "**Risk level**: high", "**Risk level**: medium"],
              [checks, "**Risk level**: high", "**Risk level**: medium"],
              ...signedAnew,
            ],
          },
        ],
        finds: [`unverified-approval ${checks}`],
        code: 3,
      },
    },
  },
];
