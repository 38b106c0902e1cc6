// biome-ignore lint/performance/noBarrelFile: one function under the name by which the readers know it
export { slugify } from "../model/slug.ts";
