import { formatDay } from '../../kernel/day.js';
import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetReasons, placementsOfPerson } from './placement.store.js';

/** Where a person worked: how it is told, and forgotten. */
export const placementHolding: HoldsPersonalData = {
  title: 'Where you worked',
  tables: ['placement'],
  forget: forgetReasons,
  // The viewer has the person's case or is of protection: they may know every reason.
  tell: async (tx, { missionId }, id) =>
    (await placementsOfPerson(tx, missionId, id)).map(({ kind, agreedAt, startedOn, endedOn, state, endReason }) => {
      const plain = (code: string) => code.toLowerCase().replaceAll('_', ' ');
      const days = `${startedOn === null ? `agreed on ${agreedAt.toISOString().slice(0, 10)}` : `from ${formatDay(startedOn)}`}${endedOn === null ? '' : ` until ${formatDay(endedOn)}`}`;
      return `${plain(kind)} ${days}: ${plain(state)}${endReason === null ? '' : `, ${plain(endReason)}`}`;
    }),
};
