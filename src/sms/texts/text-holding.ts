import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetTexts, textsTo } from './text.store.js';

/** As many as anybody wants to hear. */
const MOST_TOLD = 1_000;

/** Texts that went to somebody: how they are told, and forgotten. */
export const textHolding: HoldsPersonalData = {
  title: 'Texts that were sent to you',
  tables: ['outgoing_text'],
  forget: (tx, missionId, id) => forgetTexts(tx, missionId, id),
  tell: async (tx, { missionId }, id) =>
    (await textsTo(tx, missionId, id, MOST_TOLD)).map(({ queuedAt, status }) => `On ${queuedAt.toISOString().slice(0, 10)}: ${status.toLowerCase().replaceAll('_', ' ')}`),
};
