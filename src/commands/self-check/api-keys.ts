import { isLive, MOST_DAYS } from '../../office/api-keys/api-key.js';
import { serviceViewer } from '../../platform/viewer.js';
import type { Check, Finding } from './finding.js';

const DAY = 86_400_000;
/** A key that nobody used for so long is in nobody's care [P]. */
const UNUSED_DAYS = 90;

/** What is looked at of a key. */
export interface KeyFacts {
  readonly id: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly revokedAt: Date | null;
  /** Noon of the last day of use; null for never. */
  readonly lastUsedAt: Date | null;
}

/** Keys of partner systems that outlived their purpose. */
export const apiKeys: Check = {
  name: 'api keys',
  async look({ work, missions, now }) {
    const found: Omit<Finding, 'check'>[] = [];
    for (const missionId of missions) {
      const keys: KeyFacts[] = await work.run(serviceViewer(missionId), (tx) =>
        tx.query(
          `select id, created_at as "createdAt", expires_at as "expiresAt", revoked_at as "revokedAt", last_used_on + time '12:00' as "lastUsedAt"
           from api_key where mission_id = $1 and revoked_at is null order by id`,
          [missionId],
        ),
      );
      found.push(...keys.flatMap((key) => judgeKey(key, now)));
    }
    return found;
  },
};

/** What is wrong with a key that still opens something. */
export function judgeKey(key: KeyFacts, now: Date): Omit<Finding, 'check'>[] {
  if (!isLive(key, now)) return [];
  if (key.expiresAt.getTime() - key.createdAt.getTime() > (MOST_DAYS + 1) * DAY)
    return [{ severity: 'HIGH', problem: `The API key ${key.id} lives longer than ${MOST_DAYS} days.`, advice: 'Revoke it (revokeApiKey) and make another.' }];
  const idle = (now.getTime() - (key.lastUsedAt ?? key.createdAt).getTime()) / DAY;
  if (idle > UNUSED_DAYS)
    return [{ severity: 'MEDIUM', problem: `The API key ${key.id} was not used for ${Math.floor(idle)} days.`, advice: 'Ask its owner, or revoke it (revokeApiKey).' }];
  return [];
}
