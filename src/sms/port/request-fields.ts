import { createHash } from 'node:crypto';

import type { RawRequest } from './relay-port.js';

/** The fields of a request, from its address and its body; later ones win. Values are bytes: the relay may write them in any alphabet. */
export type RequestFields = ReadonlyMap<string, Buffer>;

/** Reads query and body (form or JSON); null where the body is of another kind or broken. */
export function fieldsOf(request: RawRequest): RequestFields | null {
  const fields = new Map(formFields(Buffer.from(request.query, 'latin1')));
  if (request.body.length === 0) return fields;
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  const said = type === 'application/json' ? jsonFields(request.body) : type === 'application/x-www-form-urlencoded' ? formFields(request.body) : null;
  if (said === null) return null;
  for (const [name, value] of said) fields.set(name, value);
  return fields;
}

/** A field as text: UTF-8, else (a broken sequence) Windows-1252, which every byte is a letter of. Empty and absent are null. */
export function textOf(fields: RequestFields, name: string, charset: string | null = null): string | null {
  const bytes = fields.get(name);
  if (bytes === undefined || bytes.length === 0) return null;
  return decoded(bytes, charset);
}

/** A short field, such as an id: null where it is too long or holds what no id holds. */
export function idOf(fields: RequestFields, name: string): string | null {
  const text = textOf(fields, name);
  return text !== null && /^[\w.:@+=/-]{1,200}$/.test(text) ? text : null;
}

/** What stands for an event that its relay gives no id: the same words at the same time are the same event. */
export function digestKey(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

function decoded(bytes: Buffer, charset: string | null): string {
  for (const label of [...(charset === null ? [] : [charset]), 'utf-8', 'windows-1252']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes);
    } catch {
      // Not of this alphabet, or one that is not known here: the next.
    }
  }
  return '';
}

/** `application/x-www-form-urlencoded`, kept as bytes: the usual parser would take every value for UTF-8. */
function formFields(body: Buffer): [string, Buffer][] {
  const pairs = body.toString('latin1').split('&').filter((pair) => pair !== '');
  return pairs.map((pair) => {
    const at = pair.indexOf('=');
    const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
    return [unescaped(name).toString('utf8'), unescaped(value)];
  });
}

function unescaped(text: string): Buffer {
  const plain = text.replaceAll('+', ' ').replace(/%([0-9a-fA-F]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  return Buffer.from(plain, 'latin1');
}

function jsonFields(body: Buffer): [string, Buffer][] | null {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body));
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.entries(value).flatMap(([name, each]): [string, Buffer][] => {
    const plain: unknown = each;
    return typeof plain === 'string' || typeof plain === 'number' || typeof plain === 'boolean' ? [[name, Buffer.from(String(plain))]] : [];
  });
}
