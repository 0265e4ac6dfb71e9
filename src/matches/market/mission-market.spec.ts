import { jobseeker } from '../../../test/support/market-facts.js';
import { contextOf } from '../../../test/support/matching.js';
import type { Mission } from '../../office/missions/mission.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import { MissionMarket } from './mission-market.js';

describe('a market in memory', () => {
  it('does not grow with words that have come and gone, also where nobody keeps lists of it', () => {
    const market = new MissionMarket({ mission: {} as Mission, taxonomy: {} as Taxonomy, context: contextOf() }, { snapshot: '', server: '' });
    for (let time = 0; time < 2_500; time++) {
      const facts = jobseeker({ licences: [{ code: `L${time}`, validUntil: null }] });
      for (const _ of market.bringIn({ jobseekers: [{ id: facts.id, facts }], openings: [] }));
    }
    const { index } = market;
    expect(index.market.words.size).toBeLessThan(1_010);
    expect(index.jobseeker(jobseeker().id)?.licences).toEqual([{ code: 'L2499', validUntil: null }]);
  });
});
