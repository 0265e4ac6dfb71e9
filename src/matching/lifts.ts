import type { MatchContext } from './context.js';
import { evidenceOn } from './evidence.js';
import { scored } from './match.js';
import { failures } from './near-misses.js';
import { prepareJobseeker, type PreparedJobseeker } from './prepared-jobseeker.js';
import type { PreparedOpening, WeighedNeed } from './prepared-opening.js';
import { withChange, type ProfileChange, type SkillStanding } from './profile-change.js';
import { standingOf } from './reasons.js';
import { dates } from './requirements/dates.js';
import { education } from './requirements/education.js';
import { hours } from './requirements/hours.js';
import { kindAccepted } from './requirements/kind-accepted.js';
import { payFloor } from './requirements/pay-floor.js';
import { reachable } from './requirements/reachable.js';
import { startOf } from './start.js';
import { evidenceLevels, type Evidence, type HeldSkill, type SkillLevel } from './types.js';

/** What one change of the person's profile would do for one opening. */
export interface Lift {
  readonly change: ProfileChange;
  /** Whether the pair would meet every requirement. */
  readonly matches: boolean;
  /** How many things would still be missing. */
  readonly gaps: number;
  /** The score the pair would have. */
  readonly score: number;
  /** Points of the score gained; below 0 where a requirement would be met at some cost to the score. */
  readonly gain: number;
}

/** How many are told: what to do first, not all that could be done. */
export const MOST_LIFTS = 5;
/** Where a post asks for no level, what a course teaches: working with guidance. */
export const TAUGHT_LEVEL: SkillLevel = 2;
/** Of the skills a post wishes for, those with the most to gain are tried. */
const WISHED_SKILLS_TRIED = 24;

/**
 * The single changes on the person's side that lift a pair the most, each really tried: what leaves the fewest things missing first, then the
 * highest score. Abilities (skills, languages, licences, education) are proposed for either; what a person wants or can manage (travel, pay,
 * hours, dates, kinds) only where the pair fails on it: nobody is asked to want less for a few points. Empty where something FIXED stands
 * against the pair.
 */
export function liftsOf(jobseeker: PreparedJobseeker, opening: PreparedOpening, context: MatchContext, most: number = MOST_LIFTS): readonly Lift[] {
  const gapsNow = gapsOf(jobseeker, opening, context);
  if (gapsNow === 'FIXED') return [];
  const scoreNow = scored(jobseeker, opening, context).score;
  const lifts: Lift[] = [];
  const tried = new Set<string>();
  for (const change of changesToTry(jobseeker, opening, context)) {
    // A post may both insist on and wish for the same thing.
    const key = JSON.stringify(change);
    if (tried.has(key)) continue;
    tried.add(key);
    const changed = prepareJobseeker(withChange(jobseeker.facts, change), context);
    const gaps = gapsOf(changed, opening, context);
    if (gaps === 'FIXED') continue;
    const { score } = scored(changed, opening, context);
    if (gaps < gapsNow || (gaps === gapsNow && score > scoreNow)) lifts.push({ change, matches: gaps === 0, gaps, score, gain: score - scoreNow });
  }
  // The sort is stable: ties stay in the order in which changes were tried.
  return lifts.sort((a, b) => a.gaps - b.gaps || b.score - a.score).slice(0, most);
}

function gapsOf(jobseeker: PreparedJobseeker, opening: PreparedOpening, context: MatchContext): number | 'FIXED' {
  let gaps = 0;
  for (const { reason } of failures(jobseeker, opening, context)) {
    if (standingOf(reason) === 'FIXED') return 'FIXED';
    gaps += reason.gaps;
  }
  return gaps;
}

function* changesToTry(jobseeker: PreparedJobseeker, opening: PreparedOpening, context: MatchContext): Generator<ProfileChange, void, void> {
  yield* skillChanges(jobseeker, opening, context);
  for (const { language, level, rank } of [...opening.hardLanguages, ...opening.softLanguages]) {
    if ((jobseeker.languages.get(language) ?? 0) < rank) yield { kind: 'LANGUAGE', language, level };
  }
  const neededOn = startOf(jobseeker.facts, opening.facts, context.asOf);
  for (const code of [...opening.hardLicences, ...opening.softLicences]) {
    if ((jobseeker.licences.get(code) ?? -Infinity) < neededOn) yield { kind: 'LICENCE', code, held: { validUntil: null } };
  }
  yield* wishChanges(jobseeker, opening, context);
}

function* wishChanges(jobseeker: PreparedJobseeker, opening: PreparedOpening, { asOf }: MatchContext): Generator<ProfileChange, void, void> {
  const lowSchooling = education.check(jobseeker, opening, asOf);
  if (lowSchooling !== null) yield { kind: 'EDUCATION', education: lowSchooling.facts.asked };
  const far = reachable.check(jobseeker, opening, asOf);
  if (far?.code === 'TOO_FAR') yield { kind: 'TRAVEL_LIMIT', km: far.facts.km };
  if (far !== null) yield { kind: 'MOVE', country: far.facts.country };
  const lowPay = payFloor.check(jobseeker, opening, asOf);
  if (lowPay?.code === 'PAY_BELOW_FLOOR') yield { kind: 'PAY_FLOOR', minor: lowPay.facts.paysUpTo };
  const otherHours = hours.check(jobseeker, opening, asOf);
  if (otherHours !== null) {
    const { asksMin, asksMax, offersMin, offersMax } = otherHours.facts;
    yield { kind: 'HOURS', hoursPerWeek: { min: Math.min(asksMin, offersMax), max: Math.max(asksMax, offersMin) } };
  }
  const late = dates.check(jobseeker, opening, asOf);
  if (late?.code === 'AVAILABLE_TOO_LATE') yield { kind: 'AVAILABLE_FROM', availableFrom: late.facts.startsBy };
  const otherKind = kindAccepted.check(jobseeker, opening, asOf);
  if (otherKind !== null) yield { kind: 'ACCEPT_KIND', accepted: otherKind.facts.kind };
}

function* skillChanges(jobseeker: PreparedJobseeker, opening: PreparedOpening, context: MatchContext): Generator<ProfileChange, void, void> {
  const abilities = jobseeker.abilities();
  const toGain = ({ need, weight }: WeighedNeed): number => weight * (1_000 - abilities.credit(need.skill, need.minLevel));
  const open = [...opening.needs].sort((a, b) => toGain(b) - toGain(a) || a.need.skill - b.need.skill);
  const wished = open.filter(({ need }) => !need.hard).slice(0, WISHED_SKILLS_TRIED);
  for (const { need } of [...open.filter((weighed) => weighed.need.hard), ...wished]) {
    const own = jobseeker.facts.skills.filter((held) => held.skill === need.skill);
    const held = lifted(own, need.minLevel ?? TAUGHT_LEVEL, context);
    if (held !== null) yield { kind: 'SKILL', skill: need.skill, held };
  }
}

/** A skill at the level asked, shown as it is now (by the person's word where it is new); a skill that has the level, tested. Null where it has both. */
function lifted(own: readonly HeldSkill[], level: SkillLevel, { asOf }: MatchContext): SkillStanding | null {
  const best = [...own].sort((a, b) => rankOf(b, evidenceOn(b, asOf)) - rankOf(a, evidenceOn(a, asOf)))[0];
  if (best === undefined) return { level, evidence: 'SELF_DECLARED', certifiedUntil: null };
  const evidence = evidenceOn(best, asOf);
  const highest = own.reduce<SkillLevel>((most, held) => (held.level > most ? held.level : most), 1);
  if (highest < level) return { level, evidence, certifiedUntil: evidence === 'CERTIFIED' ? best.certifiedUntil : null };
  return evidenceLevels.indexOf(evidence) < evidenceLevels.indexOf('TESTED') ? { level: highest, evidence: 'TESTED', certifiedUntil: null } : null;
}

/** Better shown first, then the higher level. */
function rankOf(held: HeldSkill, evidence: Evidence): number {
  return evidenceLevels.indexOf(evidence) * 10 + held.level;
}
