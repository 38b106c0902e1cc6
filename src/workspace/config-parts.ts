/** Texts that are not empty. */
export const strings = { type: "array", items: { type: "string", minLength: 1 } } as const;

/** A date, or a date-time with offset. */
export const day = {
  type: "string",
  pattern: "^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2}))?$",
  examples: ["2026-12-20", "2026-12-20T18:00+01:00"],
} as const;

const key = {
  type: "string",
  pattern: "^(?:ssh|ecdsa|sk-ssh|sk-ecdsa)-[a-z0-9@.-]+ [A-Za-z0-9+/=]+(?: .*)?$",
  examples: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI… dee@bank.example"],
} as const;

/** Somebody who may approve. */
export const person = {
  type: "object",
  additionalProperties: false,
  required: ["name"],
  properties: {
    name: { type: "string", minLength: 1, description: "As sign-offs name them" },
    aliases: { ...strings, description: "Other names and handles of the same person" },
    emails: { ...strings, description: "Addresses they commit with" },
    roles: { ...strings, description: "Roles they may approve in; default all" },
    keys: {
      type: "array",
      description: "Public keys they sign with, as OpenSSH writes them",
      items: {
        if: { type: "object" },
        // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
        then: {
          additionalProperties: false,
          required: ["key"],
          properties: {
            key,
            from: { ...day, description: "First day it is good for" },
            until: { ...day, description: "Last day it is good for" },
            revoked: { type: "boolean", description: "Whether nothing signed with it counts any more" },
          },
        },
        else: key,
      },
    },
  },
} as const;
