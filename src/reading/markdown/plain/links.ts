import type { PhrasingContent } from "mdast";
import { closeText, pointAt, type Scan } from "./scan.ts";

const link = /\[([^[\]\\`*_~<&!@\n^]+)\]\(([^\s()<>\\;"'\p{Cc}]+)\)/uy;
const tag = /<(?:[a-z][a-z0-9-]* ?\/?|\/[a-z][a-z0-9-]* ?|!-- (?:[^-\n]|-(?!-))* --)>/iy;
const addressRest = /\/\/(?:[a-z0-9-]+\.)+[a-z]{2,}(?:\/[\w./-]*)?(?=[ \r\n]|$)/iy;
const hostOfMail = /@(?:[a-z0-9-]+\.)+[a-z]{2,}(?=[ \r\n]|$)/iy;

/** A link with a label of plain text and a target of simple characters; any other bracket is text if no label is defined. */
export function readBracket(scan: Scan): boolean {
  const { text, at } = scan;
  link.lastIndex = at;
  const [whole, label = "", url = ""] = text[at + 1] === "]" ? [] : (link.exec(text) ?? []);
  if (whole === undefined) {
    scan.bracket = true;
    return scan.hasLabels ? false : skip(scan);
  }
  const end = at + whole.length;
  if (end > scan.end || /:\/\/|www\./i.test(label)) return false;
  addLink(scan, at, end, url, at + 1, at + 1 + label.length);
  return true;
}

/** `](` without a link that is read as one may still be one. */
export function readClosingBracket(scan: Scan): boolean {
  return scan.text[scan.at + 1] === "(" ? false : skip(scan);
}

/** `![` begins an image. */
export function readExclamation(scan: Scan): boolean {
  return scan.text[scan.at + 1] === "[" ? false : skip(scan);
}

/** Tags without attributes, and comments. What follows `<` in any other case is text unless it may begin something. */
export function readAngle(scan: Scan): boolean {
  const { text, at, nodes } = scan;
  if (!/[a-z/!?]/i.test(text[at + 1] ?? "")) return skip(scan);
  tag.lastIndex = at;
  const value = tag.exec(text)?.[0];
  if (value === undefined || at + value.length > scan.end) return false;
  const end = at + value.length;
  const node: PhrasingContent = {
    type: "html",
    value,
    position: { start: pointAt(scan, at), end: pointAt(scan, end) },
  };
  closeText(scan, at, end);
  nodes.push(node);
  return true;
}

/** An ampersand that begins no character reference. */
export function readAmpersand(scan: Scan): boolean {
  return /^&[#\w]+;/.test(scan.text.slice(scan.at, scan.at + 40)) ? false : skip(scan);
}

/** A backslash that escapes nothing. */
export function readBackslash(scan: Scan): boolean {
  return /[!-/:-@[-`{-~]/.test(scan.text[scan.at + 1] ?? "") ? false : skip(scan);
}

/** A colon; `https://` between spaces begins a link to what follows. */
export function readColon(scan: Scan): boolean {
  const { text, at } = scan;
  if (text[at + 1] !== "/" || text[at + 2] !== "/") return skip(scan);
  const protocol = /(?:^|[ \n])(https?)$/i.exec(text.slice(Math.max(scan.plainFrom, at - 6), at))?.[1];
  addressRest.lastIndex = at + 1;
  const rest = protocol === undefined ? undefined : addressRest.exec(text.slice(0, scan.end))?.[0];
  if (protocol === undefined || rest === undefined || scan.bracket || /[^a-z0-9/]$/i.test(rest)) return false;
  const start = at - protocol.length;
  const end = at + 1 + rest.length;
  addLink(scan, start, end, text.slice(start, end), start, end);
  return true;
}

/** A full stop, but that of `www.`, which begins a link. */
export function readFullStop(scan: Scan): boolean {
  const { text, at } = scan;
  return text.slice(Math.max(scan.start, at - 3), at).toLowerCase() === "www" ? false : skip(scan);
}

/** `@` of a handle; in an address between spaces it makes a link. */
export function readAt(scan: Scan): boolean {
  const { text, at, plainFrom } = scan;
  if (at === scan.start || !/[\w.+-]/.test(text[at - 1] ?? "")) return skip(scan);
  const name = /(?:^|[ \n])([a-z0-9][a-z0-9.+-]{0,60})$/i.exec(text.slice(Math.max(plainFrom, at - 70), at))?.[1];
  hostOfMail.lastIndex = at;
  const host = name === undefined ? undefined : hostOfMail.exec(text.slice(0, scan.end))?.[0];
  if (name === undefined || host === undefined || scan.bracket) return false;
  const start = at - name.length;
  const end = at + host.length;
  if (start > scan.start && /[\w.+/-]/.test(text[start - 1] ?? "")) return false;
  addLink(scan, start, end, `mailto:${text.slice(start, end)}`, start, end);
  return true;
}

function addLink(scan: Scan, start: number, end: number, url: string, textStart: number, textEnd: number): void {
  const position = { start: pointAt(scan, start), end: pointAt(scan, end) };
  const inner = { start: pointAt(scan, textStart), end: pointAt(scan, textEnd) };
  closeText(scan, start, end);
  const children: [PhrasingContent] = [{ type: "text", value: scan.text.slice(textStart, textEnd), position: inner }];
  scan.nodes.push({ type: "link", title: null, url, children: children as never, position });
}

function skip(scan: Scan): true {
  scan.at++;
  return true;
}
