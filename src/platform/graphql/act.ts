import { createHash } from 'node:crypto';

import type { Act, Viewer } from '../viewer.js';

/**
 * One call of the mutation field `name`. The digest is the SHA-256 of the name and the input without its key, written
 * with sorted keys: fields in another order, or an absent field for one that is undefined, are the same input.
 */
export function actOf(viewer: Viewer, name: string, input: object, subjectKind: string | null = null): Act {
  const { idempotencyKey, ...rest } = input as { readonly idempotencyKey?: string | null };
  const digest = createHash('sha256').update(canonical([name, rest])).digest('hex');
  return { viewer, name, key: idempotencyKey ?? null, digest, ...(subjectKind === null ? {} : { subjectKind }) };
}

/** JSON with the keys of every object sorted and undefined ones left out. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)))
      : inner,
  );
}
