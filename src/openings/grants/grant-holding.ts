import { formatDay } from '../../kernel/day.js';
import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetKeptAnswers } from '../../platform/database/kept-answers.js';
import type { GrantRecords } from './grant-records.service.js';
import { forgetWordsOfGrants, grantsOfPeople } from './grant.store.js';

/** What a person was granted to found something: how it is told, and forgotten. The books stay, with amounts, days and codes. */
export function grantHolding(records: GrantRecords): HoldsPersonalData {
  return {
    title: 'What you were granted to start a business',
    tables: ['business_grant'],
    forget: async (tx, missionId, id) => {
      for (const grant of await grantsOfPeople(tx, missionId, [id])) await forgetKeptAnswers(tx, missionId, grant.id, '');
      await forgetWordsOfGrants(tx, missionId, id);
    },
    tell: async (tx, { missionId }, id) => {
      const grants = await records.byIds(tx, missionId, (await grantsOfPeople(tx, missionId, [id])).map((grant) => grant.id));
      return grants.flatMap(({ minor, currency, form, decision, events }) => [
        `${minor} minor units of ${currency}, ${form.toLowerCase().replace('_', ' ')}: ${decision.toLowerCase()}`,
        ...events.map(({ kind, on, words }) => `${kind.toLowerCase().replace('_', ' ')} on ${formatDay(on)}: ${words}`),
      ]);
    },
  };
}
