import { formatDay } from '../../kernel/day.js';
import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { answersTo, checkInsOfPerson, forgetCheckIns } from './check-in.store.js';

/** When a person is asked how it goes, and what they answered: how it is told, and forgotten. What was said by voice is read out by whoever may know it. */
export const checkInHolding: HoldsPersonalData = {
  title: 'When you are asked how it goes',
  tables: ['check_in'],
  forget: forgetCheckIns,
  tell: async (tx, { missionId }, id) => {
    const own = (await checkInsOfPerson(tx, missionId, id)).filter((each) => each.side === 'PERSON' && each.status !== 'CANCELLED');
    const answers = await answersTo(tx, missionId, own.map((each) => each.id));
    const plain = (code: string) => code.toLowerCase().replaceAll('_', ' ');
    return own.map((each) => {
      const last = answers.filter((line) => line.checkInId === each.id).at(-1);
      return `${formatDay(each.dueOn)}: ${plain(each.status)}${last === undefined ? '' : `, you said ${plain(last.answer)} (${plain(last.channel)})`}`;
    });
  },
};
