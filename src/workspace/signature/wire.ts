/** Bytes are not what SSH's format asks for. The message stands behind what they are: "ends too early". */
export class WireError extends Error {
  override readonly name = "WireError";
}

/** Reads SSH's wire format (RFC 4251, section 5) from the front to the end; every method throws a WireError at a fault. */
export interface WireReader {
  /** Some bytes without a length before them. */
  readonly bytes: (length: number) => Buffer;
  readonly uint32: () => number;
  /** Bytes with their length before them. */
  readonly string: () => Buffer;
  /** A string that is a name: printable ASCII. */
  readonly name: () => string;
  /** A whole number that is not negative, as bytes without zeros before them. */
  readonly number: () => Buffer;
  /** All that is left. */
  readonly remaining: () => Buffer;
  /** Asks that nothing is left. */
  readonly end: () => void;
}

/** Makes a reader of some bytes. */
export function readWire(source: Buffer): WireReader {
  let at = 0;
  const bytes = (length: number): Buffer => {
    if (length > source.length - at) throw new WireError("ends too early");
    at += length;
    return source.subarray(at - length, at);
  };
  const uint32 = (): number => bytes(4).readUInt32BE();
  const string = (): Buffer => bytes(uint32());
  const name = (): string => {
    const text = string().toString("latin1");
    if (!/^[\x21-\x7e]+$/.test(text)) throw new WireError("has a name that is none");
    return text;
  };
  const number = (): Buffer => {
    const value = string();
    if ((value[0] ?? 0) >= 0x80) throw new WireError("has a negative number");
    const first = value.findIndex((it) => it !== 0);
    return first < 0 ? Buffer.alloc(0) : value.subarray(first);
  };
  const remaining = (): Buffer => bytes(source.length - at);
  const end = (): void => {
    if (at < source.length) throw new WireError("has more bytes than it should");
  };
  return { bytes, uint32, string, name, number, remaining, end };
}

/** Bytes with their length before them. */
export function wireString(value: Buffer | string): Buffer {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}

/** The bytes of base64 with its padding, and with nothing that is not base64; null for any other text. */
export function decodeBase64(text: string): Buffer | null {
  const bytes = Buffer.from(text, "base64");
  return text !== "" && bytes.toString("base64") === text ? bytes : null;
}
