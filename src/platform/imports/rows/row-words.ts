import { z } from 'zod';

import { parseDay, type Day } from '../../../kernel/day.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import type { RowValues } from '../reading/row.js';

/** Longest problem that is told. */
const LONGEST_PROBLEM = 500;
const TRUE_WORDS = ['true', 'yes', '1'];
const FALSE_WORDS = ['false', 'no', '0'];

/** A text; how long it may be is for the service to say. */
export const saidText = z.string('must be a text');

/** A whole number, from CSV in digits. */
export const saidWhole = z.preprocess(
  (value) => (typeof value === 'string' && /^-?\d{1,15}$/.test(value.trim()) ? Number(value) : value),
  z.number('must be a whole number').int('must be a whole number'),
);

/** Yes or no, from CSV in words. */
export const saidFlag = z.preprocess((value) => {
  if (typeof value !== 'string') return value;
  const word = value.trim().toLowerCase();
  return TRUE_WORDS.includes(word) ? true : FALSE_WORDS.includes(word) ? false : value;
}, z.boolean('must be true or false'));

/** A day as `YYYY-MM-DD`. */
export const saidDay = z.string('must be a day, YYYY-MM-DD').transform((text, context): Day => {
  const day = parseDay(text.trim());
  if (day === null) context.addIssue({ code: 'custom', message: 'must be a day, YYYY-MM-DD' });
  return day ?? z.NEVER;
});

/** One of some words, however its letters are written: `community member` is COMMUNITY_MEMBER. */
export function saidOneOf<const Word extends string>(words: readonly Word[]) {
  return z.preprocess(
    (value) => (typeof value === 'string' ? value.trim().toUpperCase().replaceAll(/[\s-]+/g, '_') : value),
    z.enum(words as readonly [Word, ...Word[]], `must be one of ${words.join(', ')}`),
  );
}

/** A list; where CSV leaves the cell empty, or JSON says null, an empty one. */
export function saidList<Entry extends z.ZodType>(entry: Entry) {
  return z.preprocess((value) => value ?? [], z.array(entry, 'must be a list'));
}

/** Reads what a row says. Refuses the first thing that does not fit, by its path; never tells what was said. */
export function readSaid<Schema extends z.ZodType>(schema: Schema, said: unknown): Outcome<z.output<Schema>> {
  const parsed = schema.safeParse(said);
  if (parsed.success) return accepted(parsed.data);
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw new Error('a reading failed without saying why');
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
  const field = pathOf(unknown === undefined ? issue.path : [...issue.path, unknown]);
  return refused('INVALID_INPUT', { field, problem: unknown === undefined ? problemOf(issue, said) : 'is not read here' });
}

/** A row without what nothing reads: that may be anything, and is not ours to keep. */
export function withoutUnread(schema: z.ZodType, said: RowValues): RowValues {
  const parsed = schema.safeParse(said);
  const unread = (parsed.error?.issues ?? []).flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => pathOf([...issue.path, key])) : [],
  );
  return unread.length === 0 ? said : (kept(said, [], new Set(unread)) as RowValues);
}

function kept(value: unknown, path: readonly PropertyKey[], unread: ReadonlySet<string>): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((each: unknown, at) => kept(each, [...path, at], unread));
  const entries = Object.entries(value).filter(([name]) => !unread.has(pathOf([...path, name])));
  return Object.fromEntries(entries.map(([name, inner]) => [name, kept(inner, [...path, name], unread)]));
}

function problemOf(issue: z.core.$ZodIssue, said: unknown): string {
  const missing = issue.path.reduce<unknown>((value, name) => (value as Record<PropertyKey, unknown> | undefined)?.[name], said) === undefined;
  if (missing) return 'is needed';
  return issue.code === 'invalid_type' && issue.expected === 'object' ? 'must be an object' : issue.message.slice(0, LONGEST_PROBLEM);
}

function pathOf(path: readonly PropertyKey[]): string {
  return path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');
}
