/** What a config file may be called. */
export const configNames = ["deploydoc.config.yaml", "deploydoc.config.yml", "deploydoc.config.json"] as const;
