import { formatDay } from '../../kernel/day.js';
import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { sessionsAttendedBy } from './session.store.js';

/** At which sessions a person was: how it is told. What is kept are ids, days and codes, which stay for figures. */
export const sessionHolding: HoldsPersonalData = {
  title: 'Mentoring and training of a venture at which you were',
  tables: ['venture_session_attendance'],
  forget: async () => undefined,
  tell: async (tx, { missionId }, id) =>
    (await sessionsAttendedBy(tx, missionId, [id], null)).map(
      ({ kind, heldOn, minutes, topics }) => `${kind.toLowerCase().replaceAll('_', ' ')} on ${formatDay(heldOn)}, ${minutes} minutes: ${topics.map((topic) => topic.toLowerCase().replaceAll('_', ' ')).join(', ')}`,
    ),
};
