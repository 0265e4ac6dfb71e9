import { formatDay } from '../../kernel/day.js';
import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { contractsOfPerson } from './contract.store.js';

/** The contracts of a person: a form and a day, which stay for the books of programmes that paid. */
export const contractHolding: HoldsPersonalData = {
  title: 'In which form your contracts were made',
  tables: ['placement_contract'],
  forget: async () => undefined,
  tell: async (tx, { missionId }, id) => (await contractsOfPerson(tx, missionId, id)).map(({ form, agreedOn }) => `${form === 'WRITTEN' ? 'written' : 'by word, attested'}, of ${formatDay(agreedOn)}`),
};
