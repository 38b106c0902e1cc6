import type { Group } from "./bypass.cases.ts";
export const policy: readonly Group[] = [];
