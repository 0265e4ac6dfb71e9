import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { forgetSurveys, surveysOf } from './text-survey.store.js';

/** Surveys by text: how they are told, and forgotten. What was said is told with the surveys. */
export const textSurveyHolding: HoldsPersonalData = {
  title: 'Surveys that you were asked by text',
  tables: ['text_survey'],
  forget: (tx, missionId, id) => forgetSurveys(tx, missionId, id),
  tell: async (tx, { missionId }, id) => (await surveysOf(tx, missionId, id)).map(({ startedAt, status }) => `On ${startedAt.toISOString().slice(0, 10)}: ${status.toLowerCase()}`),
};
