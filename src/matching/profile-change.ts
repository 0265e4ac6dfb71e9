import type { Day } from '../kernel/day.js';
import type { Cefr, HeldSkill, JobseekerFacts, OpeningKind, SkillNo } from './types.js';

/** One thing about a person that could be otherwise. Null stands for "not on record", as it does in the facts. */
export type ProfileChange =
  | { readonly kind: 'SKILL'; readonly skill: SkillNo; readonly held: SkillStanding | null }
  | { readonly kind: 'LANGUAGE'; readonly language: string; readonly level: Cefr | null }
  | { readonly kind: 'LICENCE'; readonly code: string; readonly held: { readonly validUntil: Day | null } | null }
  | { readonly kind: 'EDUCATION'; readonly education: number | null }
  | { readonly kind: 'TRAVEL_LIMIT'; readonly km: number | null }
  | { readonly kind: 'MOVE'; readonly country: string }
  | { readonly kind: 'PAY_FLOOR'; readonly minor: number | null }
  | { readonly kind: 'HOURS'; readonly hoursPerWeek: JobseekerFacts['hoursPerWeek'] }
  | { readonly kind: 'AVAILABLE_FROM'; readonly availableFrom: Day | null }
  | { readonly kind: 'ACCEPT_KIND'; readonly accepted: OpeningKind };

/** How well a skill is held and how it is shown. */
export type SkillStanding = Omit<HeldSkill, 'skill'>;

/** The person's facts as they would be. What the change names is replaced, not added to: a lower level or an earlier expiry counts too. */
export function withChange(facts: JobseekerFacts, change: ProfileChange): JobseekerFacts {
  switch (change.kind) {
    case 'SKILL': {
      const others = facts.skills.filter((held) => held.skill !== change.skill);
      return { ...facts, skills: change.held === null ? others : [...others, { skill: change.skill, ...change.held }] };
    }
    case 'LANGUAGE': {
      const { language, level } = change;
      const others = facts.languages.filter((spoken) => spoken.language !== language);
      return { ...facts, languages: level === null ? others : [...others, { language, level }] };
    }
    case 'LICENCE': {
      const others = facts.licences.filter((licence) => licence.code !== change.code);
      return { ...facts, licences: change.held === null ? others : [...others, { code: change.code, ...change.held }] };
    }
    case 'EDUCATION':
      return { ...facts, education: change.education };
    case 'TRAVEL_LIMIT':
      return { ...facts, travelLimitKm: change.km };
    case 'MOVE':
      return { ...facts, wouldMoveTo: [...facts.wouldMoveTo.filter((country) => country !== change.country), change.country] };
    case 'PAY_FLOOR':
      return { ...facts, wageFloor: change.minor };
    case 'HOURS':
      return { ...facts, hoursPerWeek: change.hoursPerWeek };
    case 'AVAILABLE_FROM':
      return { ...facts, availableFrom: change.availableFrom };
    case 'ACCEPT_KIND': {
      // Who was never asked accepts every kind: naming one would exclude the others.
      const known = facts.acceptedKinds;
      return known.length === 0 || known.includes(change.accepted) ? facts : { ...facts, acceptedKinds: [...known, change.accepted] };
    }
  }
}

/** Several changes, one after the other. */
export function withChanges(facts: JobseekerFacts, changes: readonly ProfileChange[]): JobseekerFacts {
  return changes.reduce(withChange, facts);
}
