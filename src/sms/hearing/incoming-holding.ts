import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetIncoming, incomingFrom } from './event.store.js';

/** As many as anybody wants to hear. */
const MOST_TOLD = 1_000;

/** Texts that somebody wrote: how they are told, and forgotten. */
export const incomingHolding: HoldsPersonalData = {
  title: 'Texts that you wrote',
  tables: ['incoming_text'],
  forget: (tx, missionId, id) => forgetIncoming(tx, missionId, id),
  tell: async (tx, { missionId }, id) => (await incomingFrom(tx, missionId, id, MOST_TOLD)).map(({ receivedAt }) => `A text on ${receivedAt.toISOString().slice(0, 10)}`),
};
