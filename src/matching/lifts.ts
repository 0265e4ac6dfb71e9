import type { MatchContext } from './context.js';
import { scored } from './match.js';
import { failures } from './near-misses.js';
import { prepareJobseeker, type PreparedJobseeker } from './prepared-jobseeker.js';
import type { PreparedOpening, WeighedNeed } from './prepared-opening.js';
import { withChange, type ProfileChange } from './profile-change.js';
import { raisedTo, TAUGHT_LEVEL, tested } from './raised-skill.js';
import { standingOf } from './reasons.js';
import { dates } from './requirements/dates.js';
import { education } from './requirements/education.js';
import { hours } from './requirements/hours.js';
import { kindAccepted } from './requirements/kind-accepted.js';
import { payFloor } from './requirements/pay-floor.js';
import { reachable } from './requirements/reachable.js';
import { startOf } from './start.js';

/** What one change of the person's profile would do for one opening. */
export interface Lift {
  readonly change: ProfileChange;
  /** Whether the pair would meet every requirement. */
  readonly matches: boolean;
  /** How many things would still be missing. */
  readonly gaps: number;
  /** How many that are missing now would not be. */
  readonly mended: number;
  /** The score the pair would have. */
  readonly score: number;
  /** Points of the score gained; below 0 where a requirement would be met at some cost to the score. */
  readonly gain: number;
}

/** How many are told: what to do first, not all that could be done. */
const MOST_LIFTS = 5;
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
    if (gaps > gapsNow || (gaps === gapsNow && score <= scoreNow)) continue;
    lifts.push({ change, matches: gaps === 0, gaps, mended: gapsNow - gaps, score, gain: score - scoreNow });
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
    const level = need.minLevel ?? TAUGHT_LEVEL;
    const held = (jobseeker.levels.get(need.skill) ?? 0) < level ? raisedTo(own, level, context.asOf) : tested(own, context.asOf);
    if (held !== null) yield { kind: 'SKILL', skill: need.skill, held };
  }
}
