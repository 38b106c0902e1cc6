/**
 * What tells this build from every other: the build puts a digest of all it has made in this place. What has no such id, as the
 * sources do, changes without notice: it keeps nothing.
 */
export const buildId = "(build id)";

/** Whether the build has put its id in. */
export const isBuilt: boolean = /^[0-9a-f]+$/.test(buildId);
