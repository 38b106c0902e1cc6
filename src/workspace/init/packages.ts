/** What installs a repository's packages, and how it is asked to. */
export interface PackageManager {
  readonly name: "npm" | "pnpm" | "yarn" | "bun";
  /** Files that it alone writes. */
  readonly locks: readonly string[];
  /** Adds a package for development, without its name. */
  readonly add: string;
  /** Installs in a CI exactly what the lock file says, after what makes the manager itself available. */
  readonly install: readonly string[];
  /** Runs a program of an installed package, without its name; never fetches one. */
  readonly run: string;
}

/** In the order in which their lock files are looked for: npm's is often left behind by a move to another. */
const packageManagers = [
  {
    name: "pnpm",
    locks: ["pnpm-lock.yaml"],
    add: "pnpm add --save-dev",
    install: ["corepack enable", "pnpm install --frozen-lockfile"],
    run: "pnpm exec",
  },
  {
    name: "yarn",
    locks: ["yarn.lock"],
    add: "yarn add --dev",
    install: ["corepack enable", "yarn install --immutable"],
    run: "yarn run",
  },
  {
    name: "bun",
    locks: ["bun.lock", "bun.lockb"],
    add: "bun add --dev",
    install: ["npm install --global bun", "bun install --frozen-lockfile"],
    run: "bun run",
  },
  {
    name: "npm",
    locks: ["package-lock.json", "npm-shrinkwrap.json"],
    add: "npm install --save-dev",
    install: ["npm ci"],
    run: "npx --no",
  },
] as const satisfies readonly PackageManager[];

/** The manager that a `package.json` names, else whose lock file lies beside it, else npm; null without a `package.json`. */
export function chooseManager(packageJson: unknown, names: ReadonlySet<string>): PackageManager | null {
  if (packageJson === null) return null;
  const field = isRecord(packageJson) ? packageJson.packageManager : null;
  const named = typeof field === "string" ? field.split("@")[0] : null;
  if (isClassicYarn(named, field, names)) return classicYarn;
  const find = (isIt: (manager: PackageManager) => boolean) => packageManagers.find(isIt);
  return (
    find((it) => it.name === named) ??
    find(({ locks }) => locks.some((lock) => names.has(lock))) ??
    find((it) => it.name === "npm") ??
    null
  );
}

/** Yarn 1, which knows neither the flag nor the file of its successors. */
const classicYarn: PackageManager = {
  ...packageManagers[1],
  install: ["npm install --global yarn@1", "yarn install --frozen-lockfile"],
  run: "yarn --silent run",
};

function isClassicYarn(named: string | null | undefined, field: unknown, names: ReadonlySet<string>): boolean {
  if (named === "yarn") return /^yarn@1\./.test(String(field));
  return named == null && !names.has("pnpm-lock.yaml") && names.has("yarn.lock") && !names.has(".yarnrc.yml");
}

/** Whether a `package.json` asks for a package. */
export function asksFor(packageJson: unknown, name: string): boolean {
  if (!isRecord(packageJson)) return false;
  return ["dependencies", "devDependencies", "optionalDependencies"].some((field) => {
    const packages = packageJson[field];
    return isRecord(packages) && Object.hasOwn(packages, name);
  });
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

/** How deploydoc is run in a repository. */
export interface Calling {
  readonly manager: PackageManager | null;
  /** The version that is fetched where there is no package manager. */
  readonly version: string;
}

/** A command line of deploydoc, as a hook or a CI runs it. */
export function commandLine({ manager, version }: Calling, command: string): string {
  return manager === null ? `npx --yes deploydoc@${version} ${command}` : `${manager.run} deploydoc ${command}`;
}
