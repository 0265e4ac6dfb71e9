import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetPlans, handPlansOn, plansProposedBy } from './plan.store.js';

/** Business plans for a person's own idea: how they are told, and forgotten. */
export const planHolding: HoldsPersonalData = {
  title: 'Business plans for what you proposed to found',
  tables: ['business_plan'],
  handOn: (tx, { missionId }, id, into) => handPlansOn(tx, missionId, id, into),
  forget: (tx, missionId, id) => forgetPlans(tx, missionId, id),
  tell: async (tx, { missionId }, id) =>
    (await plansProposedBy(tx, missionId, id)).flatMap(({ number, stage, content }) => [
      `plan ${number}: ${stage.toLowerCase().replaceAll('_', ' ')}`,
      ...content.sections.map(({ section, text }) => `${section.toLowerCase()}: ${text}`),
    ]),
};
