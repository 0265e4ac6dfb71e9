import { deserialize, serialize } from 'node:v8';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';

import { SPACE_REVISION, type FrozenSpace } from '../../matching/space/skill-space.js';
import type { Tx } from '../../platform/database/unit-of-work.js';

/** The space kept with a classification; null where there is none of this release's revision. */
export async function storedSpace(tx: Tx, key: string): Promise<FrozenSpace | null> {
  const rows: { readonly content: Buffer }[] = await tx.query('select content from skill_space where classification = $1 and revision = $2', [
    key,
    SPACE_REVISION,
  ]);
  const [row] = rows;
  return row === undefined ? null : (deserialize(await promisify(inflate)(row.content)) as FrozenSpace);
}

/** Keeps a space with its classification, in place of an older one. */
export async function keepSpace(tx: Tx, key: string, space: FrozenSpace): Promise<void> {
  // Most occupations are not related at all, so 20 MB of table shrink to two.
  const content = await promisify(deflate)(serialize(space), { level: 1 });
  await tx.query(
    `insert into skill_space (classification, revision, content) values ($1, $2, $3)
     on conflict (classification) do update set revision = excluded.revision, content = excluded.content`,
    [key, SPACE_REVISION, content],
  );
}
