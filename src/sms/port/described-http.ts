import { z } from 'zod';

import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import { filled, namesIn } from './template.js';

/** A template that uses none but these names, and `secret.NAME`. */
export function templateOf(names: readonly string[], most: number) {
  return z
    .string()
    .min(1)
    .max(most)
    .refine((text) => namesIn(text).every((name) => names.includes(name) || name.startsWith('secret.')), `may use {{${names.join('}}, {{')}}} and {{secret.NAME}}`);
}

/** The parts of a request that settings describe, whether to a relay of texts or to a seller of airtime. Which host is asked is no template. */
export function describedRequest(names: readonly string[]) {
  return {
    url: templateOf(names, 2_000).refine((text) => /^https?:\/\/[^{]/.test(text), 'must begin with http:// or https:// and a host'),
    headers: z.record(z.string().regex(/^[A-Za-z0-9-]{1,60}$/), templateOf(names, 500)).default({}),
  };
}

/** What an answer looks like: its status, words in it, or both. */
export const answerPattern = z.strictObject({ status: z.int().min(200).max(599).optional(), includes: z.string().min(1).max(200).optional() });

/** Where in the JSON of an answer something stands: names and places, from the outside in. */
export const answerPath = z.array(z.union([z.string().min(1).max(100), z.int().min(0).max(100)])).max(8).nullable().default(null);

export function fits({ status, includes }: z.infer<typeof answerPattern>, answer: { readonly status: number; readonly body: string }): boolean {
  return (status === undefined || status === answer.status) && (includes === undefined || answer.body.includes(includes));
}

/** The other side's own id in an answer of JSON; none where there is no such place in it. */
export function idsAt(body: string, path: z.infer<typeof answerPath>): readonly string[] {
  if (path === null) return [];
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch {
    return [];
  }
  for (const step of path) value = typeof value === 'object' && value !== null && Object.hasOwn(value, step) ? (value as Record<string | number, unknown>)[step] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? [String(value)] : [];
}

/** The headers of a described request: what is ours first, so that settings may say it otherwise. */
export function filledHeaders(own: Readonly<Record<string, string>>, templates: Readonly<Record<string, string>>, values: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { ...own, ...Object.fromEntries(Object.entries(templates).map(([name, value]) => [name.toLowerCase(), filled(value, values, 'HEADER')])) };
}

/** Secrets under the names by which templates use them. */
export function secretValues(secrets: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(secrets).map(([name, value]) => [`secret.${name}`, value]));
}

/** A number without its plus. */
export const withoutPlus = (e164: string): string => e164.replace(/^\+/, '');

/** Content types of the bodies that settings may describe. */
export const bodyTypes = { FORM: 'application/x-www-form-urlencoded', JSON: 'application/json', XML: 'application/xml; charset=utf-8' } as const;

/** Settings as a schema has them, complete; refuses the first that does not fit, by its place. */
export function settingsBy(schema: z.ZodType, settings: unknown): Outcome<Readonly<Record<string, unknown>>> {
  const read = schema.safeParse(settings);
  if (read.success) return accepted(read.data as Readonly<Record<string, unknown>>);
  const [first] = read.error.issues;
  return invalid(`settings${(first?.path ?? []).map((step) => `.${String(step)}`).join('')}`, (first?.message ?? 'cannot be read').replace(/\.$/, ''));
}
