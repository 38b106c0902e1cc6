/** A key that a person may sign with. */
export interface AllowedKey {
  /** One line of an OpenSSH public key file: type, base64, perhaps a comment. */
  readonly key: string;
  /** From when on it counts, in milliseconds since the epoch; null for always. */
  readonly from: number | null;
  /** The last moment at which it counts, in milliseconds since the epoch, as OpenSSH's `valid-before`; null for no end. */
  readonly until: number | null;
  /** A revoked key never counts, whenever it signed. */
  readonly revoked: boolean;
}

/** Somebody who approves, as the config names them. */
export interface Person {
  /** The config's name for the person, such as `dee.park`. */
  readonly id: string;
  /** As sign-off rows write it. */
  readonly name: string;
  /** Other spellings of the name. */
  readonly aliases: readonly string[];
  /** The addresses that the person commits with. */
  readonly emails: readonly string[];
  /** The roles that the person may approve in; null for any. */
  readonly roles: readonly string[] | null;
  readonly keys: readonly AllowedKey[];
}
