import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import { amountOf } from './airtime.js';
import { airtimeOf, forgetAirtime } from './airtime.store.js';

/** Airtime for answers: how it is told, and forgotten. */
export const airtimeHolding: HoldsPersonalData = {
  title: 'Airtime for your answers',
  tables: ['airtime'],
  forget: (tx, missionId, id) => forgetAirtime(tx, missionId, id),
  tell: async (tx, { missionId }, id) => (await airtimeOf(tx, missionId, id)).map((each) => `${amountOf(each)} on ${each.owedAt.toISOString().slice(0, 10)}: ${each.state.toLowerCase()}`),
};
