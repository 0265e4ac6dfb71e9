import type { MissionId } from '../../kernel/ids.js';
import type { VentureId } from '../../matching/team/team.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { FundingSource } from '../../openings/funding/funding-sources.js';
import type { Facts } from '../../programmes/rules/facts.js';
import type { VentureFollowUp } from './follow-up.js';

/**
 * F28: whether a venture has had its first profits, by what was heard of it in the order of its months, of which the last line stands; left out while nobody has said
 * what it earned.
 */
export function profitFacts(heard: readonly Pick<VentureFollowUp, 'incomeMinor' | 'month'>[]): Facts {
  const said = heard.filter(({ month }, at) => heard[at + 1]?.month !== month).flatMap(({ incomeMinor }) => incomeMinor ?? []);
  return said.length === 0 ? {} : { firstProfits: said.some((income) => income > 0) };
}

/** Tells the rules of funding what was heard of ventures, those that founders have among them, in one statement. */
export function profitSource(heardOf: (tx: Tx, missionId: MissionId, ids: readonly VentureId[]) => Promise<readonly VentureFollowUp[]>): FundingSource {
  return {
    name: 'venture follow-ups',
    factsOf: async (tx, missionId, cases) => {
      const heard = await heardOf(tx, missionId, cases.flatMap(({ venture }) => venture?.id ?? []));
      return cases.map(({ venture }) => profitFacts(heard.filter(({ ventureId }) => ventureId === venture?.id)));
    },
  };
}
