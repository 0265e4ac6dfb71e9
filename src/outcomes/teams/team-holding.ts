import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { seatsOfPerson } from './team.store.js';

const WORDS = { AGREED: 'you agreed', REFUSED: 'you said no' } as const;

/** For which teams a person was asked: how it is told. What is kept are ids, days and codes, which stay for figures. */
export const teamHolding: HoldsPersonalData = {
  title: 'Teams you were asked to join',
  tables: ['team_seat'],
  forget: async () => undefined,
  tell: async (tx, { missionId }, id) => {
    const seats = await seatsOfPerson(tx, missionId, id);
    return seats.map(({ title, word, wordAt }) => (word === null || wordAt === null ? title : `${title}: ${WORDS[word]} on ${wordAt.toISOString().slice(0, 10)}`));
  },
};
