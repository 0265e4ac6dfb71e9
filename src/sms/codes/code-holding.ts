import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { codeDays, forgetCodes } from './code.store.js';

/** Codes that were sent to somebody: how they are told, and forgotten. */
export const codeHolding: HoldsPersonalData = {
  title: 'Codes that were sent to you',
  tables: ['one_time_code'],
  forget: forgetCodes,
  tell: async (tx, { missionId }, id) => (await codeDays(tx, missionId, id)).map(({ sentAt, usedAt }) => `On ${sentAt.toISOString().slice(0, 10)}: ${usedAt === null ? 'not used' : 'used'}`),
};
