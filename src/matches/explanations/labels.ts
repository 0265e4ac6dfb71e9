import type { Labels } from '../../matching/index.js';
import type { Mission } from '../../office/missions/mission.js';
import { countryName, languageName, minorDigits } from '../../reference/codes/codes.js';
import { nameOf } from '../../reference/taxonomy/classification.js';
import { skillRelationsOf, type SkillRelation } from '../../reference/taxonomy/skill-relations.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';

/** How explanations name things to a mission's staff in a language (ISO 639-1). */
export function labelsFor(mission: Pick<Mission, 'currency'>, taxonomy: Taxonomy, language: string): Labels {
  const digits = minorDigits(mission.currency);
  const money = new Intl.NumberFormat('en', {
    style: 'currency',
    currency: mission.currency,
    currencyDisplay: 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    // 6,000 and 5,999.99: an amount that was rounded could contradict the sentence it stands in.
    trailingZeroDisplay: 'stripIfInteger',
  });
  const unit = 10 ** digits;
  return {
    skill: (no) => taxonomy.skillName(no, language),
    occupation: (no) => taxonomy.occupationName(no, language),
    relation: (held, needed) => relationWords(skillRelationsOf(taxonomy.classification).between(held, needed), taxonomy, language),
    language: (code) => languageName(code, language),
    licence: (code) => code.toLowerCase().replaceAll('_', ' '),
    country: (code) => countryName(code, language),
    // Intl puts a no-break space between code and number.
    money: (minor) => money.format(minor / unit).replaceAll('\u00a0', ' '),
  };
}

function relationWords({ stated, hierarchy, branch, sharedOccupations }: SkillRelation, taxonomy: Taxonomy, language: string): string {
  const reasons = [
    ...(hierarchy === 'BROADER' ? ['the more general skill'] : hierarchy === 'NARROWER' ? ['a special case of it'] : []),
    ...(branch === null ? [] : [`both belong to "${nameOf(branch, language, taxonomy.classification)}"`]),
    ...(stated ? ['one is used for the other'] : []),
    ...(sharedOccupations === 0 ? [] : [sharedOccupations === 1 ? 'one occupation uses both' : `${sharedOccupations} occupations use both`]),
  ];
  return reasons.join('; ');
}
