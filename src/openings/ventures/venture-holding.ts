import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetProposer, handProposalsOn, venturesProposedBy } from './venture.store.js';

/** Whose idea a venture was: how it is told, and forgotten. */
export const ventureHolding: HoldsPersonalData = {
  title: 'What you proposed to found',
  tables: ['venture'],
  handOn: (tx, { missionId }, id, into) => handProposalsOn(tx, missionId, id, into),
  forget: forgetProposer,
  tell: async (tx, { missionId }, id) => (await venturesProposedBy(tx, missionId, id)).flatMap(({ title, description }) => [title, ...(description === '' ? [] : [description])]),
};
