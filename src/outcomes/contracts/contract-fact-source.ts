import type { FactSource } from '../../openings/eligibility/case-facts.service.js';
import { formsAt } from './contract.store.js';

/** In which form somebody has a contract at an opening, for the rules of programmes (L16); nothing is known of it before there is one. */
export const contractFactSource: FactSource = {
  name: 'contracts',
  facts: ['contractForm'],
  factsOf: async (tx, missionId, cases) => {
    const forms = await formsAt(tx, missionId, cases.map(({ person }) => person.id), cases.flatMap(({ opening }) => opening?.id ?? []));
    return ({ person, opening }) => {
      const form = forms.filter((each) => each.jobseekerId === person.id && each.openingId === opening?.id).at(-1)?.form;
      return form === undefined ? {} : { contractForm: form };
    };
  },
};
