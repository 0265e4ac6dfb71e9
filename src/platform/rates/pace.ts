import { createHash } from 'node:crypto';
import { isIPv6 } from 'node:net';

import { SetMetadata } from '@nestjs/common';

import type { Viewer } from '../viewer.js';

/**
 * How often something may be called: READ and WRITE by one viewer, NOBODY by callers without a viewer, ATTEMPT for what could be
 * guessed (codes), BAD_TOKEN for tokens that sign nobody in.
 */
export const paces = ['READ', 'WRITE', 'NOBODY', 'ATTEMPT', 'BAD_TOKEN'] as const;
export type Pace = (typeof paces)[number];

/** So many calls in so many seconds, counted from the first. */
export interface Rate {
  readonly calls: number;
  readonly seconds: number;
}

/** Whose calls are counted. */
export interface Caller {
  readonly viewer: Viewer | null;
  /** Network address. */
  readonly address: string;
}

const PACE = 'rejoin:pace';

/** Gives a field of Query or Mutation, or a route, another pace than READ or WRITE: `@Paced('ATTEMPT')` where a code is given or asked for. */
export function Paced(pace: Pace): MethodDecorator {
  return SetMetadata(PACE, pace);
}

/** The pace of a resolver's or controller's method for this caller; `usual` where it names none. */
export function paceOf(method: object, caller: Caller, usual: 'READ' | 'WRITE'): Pace {
  const named = Reflect.getMetadata(PACE, method) as Pace | undefined;
  return named ?? (caller.viewer === null ? 'NOBODY' : usual);
}

/** Buckets that addresses share. Whatever addresses call, no more is counted than this, and no address can be told from its bucket. */
const BUCKETS = 2 ** 14;

/** What a caller's calls are counted under: the account, or the bucket of the address. */
export function countedAs({ viewer, address }: Caller): string {
  return viewer?.accountId ?? `a${createHash('sha256').update(network(address)).digest().readUInt32BE() % BUCKETS}`;
}

/** A household has 2^64 addresses of version 6: they count as one. */
function network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined || !isIPv6(address)) return mapped ?? address;
  const [head = '', tail] = address.toLowerCase().replace(/%.*$/, '').split('::');
  const words = (text: string | undefined): string[] => (text === undefined || text === '' ? [] : text.split(':'));
  const [before, after] = [words(head), words(tail)];
  const zeros = tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - before.length - after.length) }, () => '0');
  return [...before, ...zeros, ...after].slice(0, 4).map((word) => word.replace(/^0+(?=.)/, '')).join(':');
}
