import type { JobseekerId } from '../../../kernel/ids.js';
import type { Act } from '../../../platform/viewer.js';
import type { PersonKeys } from './person-keys.service.js';

/**
 * The act with a digest of its input that only the person's key makes (see `PersonKey.blinded`). Where nobody may write of that person no
 * key is made: the act is refused, and only that is kept.
 */
export async function blindedAct(keys: PersonKeys, act: Act, id: JobseekerId, may: () => Promise<boolean>): Promise<Act> {
  if (act.key === null) return act;
  const key = (await may()) ? await keys.make(act.viewer.missionId, id) : null;
  return key === null ? { ...act, digest: 'hidden' } : key.blinded(act);
}
