import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetKeptAnswers } from '../../platform/database/kept-answers.js';
import { forgetProposals, handProposedOn, pageOfProposals } from './employer-proposal.store.js';

/** Most proposals that are told of one person. */
const MOST = 1_000;

/** Which employers a person proposed: how it is told, and forgotten. */
export const proposalHolding: HoldsPersonalData = {
  title: 'Employers that you proposed',
  tables: ['employer_proposal'],
  handOn: (tx, { missionId }, id, into) => handProposedOn(tx, missionId, id, into),
  forget: async (tx, missionId, id) => {
    // What was answered to calls that wrote comments holds their words, and names the proposal alone.
    for (const proposal of await pageOfProposals(tx, missionId, { jobseekerId: id, state: null }, null, MOST)) await forgetKeptAnswers(tx, missionId, proposal.id, '');
    await forgetProposals(tx, missionId, id);
  },
  tell: async (tx, { missionId }, id) =>
    (await pageOfProposals(tx, missionId, { jobseekerId: id, state: null }, null, MOST)).flatMap(({ name, about }) => [name, ...(about === '' ? [] : [about])]),
};
