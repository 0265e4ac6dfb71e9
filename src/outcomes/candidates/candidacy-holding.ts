import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { candidaciesOfPerson, forgetCandidacies } from './candidacy.store.js';

/** Where a person was put to employers: how it is told, and forgotten. */
export const candidacyHolding: HoldsPersonalData = {
  title: 'Where you were put forward',
  tables: ['candidacy'],
  forget: forgetCandidacies,
  tell: async (tx, { missionId }, id) => {
    const on = (date: Date) => date.toISOString().slice(0, 10);
    const found = await candidaciesOfPerson(tx, missionId, id);
    return found.map(({ handle, putAt, endedAt }) => `Put to an employer as ${handle} on ${on(putAt)}${endedAt === null ? '' : `, until ${on(endedAt)}`}`);
  },
};
