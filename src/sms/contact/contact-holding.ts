import { formatDay } from '../../kernel/day.js';
import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetContact, safeContactOf } from './contact.store.js';

/** How somebody can be reached: how it is told, and forgotten. */
export const contactHolding: HoldsPersonalData = {
  title: 'How you can be reached',
  tables: ['safe_contact'],
  forget: (tx, missionId, id) => forgetContact(tx, missionId, id),
  tell: async (tx, { missionId }, id) => {
    const contact = await safeContactOf(tx, missionId, id);
    if (contact === null) return [];
    const { seenBy, texts, language, fromMinute, toMinute, askedOn } = contact;
    const clock = (minute: number) => `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    const hours = fromMinute === null || toMinute === null ? 'usual hours' : `${clock(fromMinute)} to ${clock(toMinute)}`;
    return [`Asked on ${formatDay(askedOn)}: the phone is seen by ${seenBy.toLowerCase()}, texts: ${texts.toLowerCase().replaceAll('_', ' ')}, ${hours}, in ${language}`];
  },
};
