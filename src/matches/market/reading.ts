import type { Day } from '../../kernel/day.js';
import { monthlyMinor, type Pay } from '../../kernel/money.js';
import type { Mission } from '../../office/missions/mission.js';
import { convert, type MissionRates } from '../../office/missions/rates.js';
import type { OpeningReading } from '../../openings/openings/opening-facts.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';

/** How a mission's records are read as numbers on one day: concepts by its classification, pay in its currency. */
export function readingOf(mission: Mission, taxonomy: Taxonomy, rates: MissionRates, today: Day): OpeningReading {
  return {
    skillNo: (uri) => taxonomy.skillNo(uri),
    occupationNo: (uri) => taxonomy.occupationNo(uri),
    iscoGroup: (uri) => taxonomy.iscoGroup(uri),
    monthly: (pay: Pay, hoursPerWeek) => {
      const month = { minor: monthlyMinor(pay, hoursPerWeek), currency: pay.currency };
      return convert(month, mission.currency, today, rates)?.minor ?? null;
    },
  };
}
