import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetKeptAnswers } from '../../platform/database/kept-answers.js';
import { forgetProposer, handProposalsOn, venturesProposedBy } from './venture.store.js';

/** Whose idea a venture was: how it is told, and forgotten. */
export const ventureHolding: HoldsPersonalData = {
  title: 'What you proposed to found',
  tables: ['venture'],
  handOn: (tx, { missionId }, id, into) => handProposalsOn(tx, missionId, id, into),
  forget: async (tx, missionId, id) => {
    // What was answered to calls that wrote comments holds their words, and names the venture alone.
    for (const venture of await venturesProposedBy(tx, missionId, [id])) await forgetKeptAnswers(tx, missionId, venture.id, '');
    await forgetProposer(tx, missionId, id);
  },
  tell: async (tx, { missionId }, id) => (await venturesProposedBy(tx, missionId, [id])).flatMap(({ title, description }) => [title, ...(description === '' ? [] : [description])]),
};
