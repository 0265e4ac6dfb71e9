import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetMessages, messagesTo } from './message.store.js';

/** As many as anybody wants to hear; the list itself has them all. */
const MOST_TOLD = 1_000;

/** Texts to a person: how they are told, and forgotten. */
export const messageHolding: HoldsPersonalData = {
  title: 'Texts to you',
  tables: ['message'],
  forget: forgetMessages,
  tell: async (tx, { missionId }, id) =>
    (await messagesTo(tx, missionId, id, null, MOST_TOLD)).map(
      ({ kind, queuedAt, status }) => `${kind.toLowerCase().replaceAll('_', ' ')} on ${queuedAt.toISOString().slice(0, 10)}: ${status.toLowerCase()}`,
    ),
};
