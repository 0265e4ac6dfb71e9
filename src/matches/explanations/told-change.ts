import type { Facts, ProfileChange } from '../../matching/index.js';

/** A change of a profile as facts, for programs; see `toldFacts` for their form outside. */
export function changeFacts(change: ProfileChange): Facts {
  switch (change.kind) {
    case 'SKILL':
      return { skill: change.skill, level: change.held?.level ?? null, evidence: change.held?.evidence ?? null };
    case 'LANGUAGE':
      return { language: change.language, level: change.level };
    case 'LICENCE':
      return { code: change.code, validUntil: change.held?.validUntil ?? null };
    case 'EDUCATION':
      return { education: change.education };
    case 'TRAVEL_LIMIT':
      return { km: change.km };
    case 'MOVE':
      return { country: change.country };
    case 'PAY_FLOOR':
      return { minor: change.minor };
    case 'HOURS':
      return { min: change.hoursPerWeek?.min ?? null, max: change.hoursPerWeek?.max ?? null };
    case 'AVAILABLE_FROM':
      return { availableFrom: change.availableFrom };
    case 'ACCEPT_KIND':
      return { kind: change.accepted };
  }
}
