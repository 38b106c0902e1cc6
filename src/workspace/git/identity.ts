import type { Identity } from "../../model/evidence.ts";
import { decode } from "./bytes.ts";
import { GitError } from "./failure.ts";
import type { Git } from "./run-git.ts";

/** Who commits here, as git's config says; what it does not say is "". Throws a GitError. */
export async function readIdentity(git: Git): Promise<Identity> {
  const [name, email] = await Promise.all(["user.name", "user.email"].map((key) => readValue(git, key)));
  return { name: name ?? "", email: email ?? "" };
}

async function readValue(git: Git, key: string): Promise<string> {
  try {
    return decode(await git.run(["config", "--get", "--", key])).trim();
  } catch (error) {
    // git's way to say that there is none.
    if (error instanceof GitError && error.status === 1) return "";
    throw error;
  }
}
