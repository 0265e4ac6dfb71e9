import type { Day } from '../../../kernel/day.js';
import { placeAlone } from '../../../kernel/place.js';
import { accepted, refused, type Outcome } from '../../../kernel/outcome.js';
import { withoutUnseen } from '../../../kernel/text.js';
import type { PlacesService } from '../../../reference/places/places.service.js';
import type { KnownAge } from '../jobseeker.js';
import { emptyProfile, type SkillProfile } from './skill-profile.js';

/** A profile as a caller words it: a place by its GeoNames id, what was not asked left out. */
export type SaidProfile = { readonly [Part in keyof Omit<SkillProfile, 'place'>]?: SkillProfile[Part] | null | undefined } & {
  readonly placeId?: number | null | undefined;
};

/** An age as a caller words it: exactly one of the two. */
export interface SaidAge {
  readonly adultOn?: Day | null | undefined;
  readonly bornInMonth?: Day | null | undefined;
}

/** What the words come to. */
export interface SaidPerson {
  readonly profile: SkillProfile;
  readonly age: KnownAge | null;
}

/** Turns what doors are told of a person (GraphQL, imports) into the terms of the domain. */
export class ProfileWords {
  constructor(private readonly places: PlacesService) {}

  /** Refuses a place that does not exist and an age worded in both ways or none. */
  async read(said: SaidProfile | null | undefined, age: SaidAge | null | undefined): Promise<Outcome<SaidPerson>> {
    const known = readAge(age);
    if (!known.ok) return known;
    const { placeId = null, ...parts } = said ?? {};
    const place = placeId === null ? null : await this.places.byId(placeId);
    if (placeId !== null && place === null) return refused('INVALID_INPUT', { field: 'profile.placeId', problem: 'is no place of GeoNames' });
    const given = Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== null && value !== undefined));
    return accepted({ age: known.value, profile: withNulls({ ...emptyProfile, ...given, place: place === null ? null : placeAlone(place) }) });
  }
}

function readAge(said: SaidAge | null | undefined): Outcome<KnownAge | null> {
  if (said === null || said === undefined) return accepted(null);
  const { adultOn = null, bornInMonth = null } = said;
  if (adultOn !== null && bornInMonth === null) return accepted({ adultOn });
  if (bornInMonth !== null && adultOn === null) return accepted({ bornInMonth });
  return refused('INVALID_INPUT', { field: 'age', problem: 'must have exactly one of adultOn and bornInMonth' });
}

/** What was left out of a nested record is absent there too. */
function withNulls(profile: SkillProfile): SkillProfile {
  return {
    ...profile,
    skills: profile.skills.map((skill) => ({
      uri: skill.uri,
      level: skill.level,
      evidence: skill.evidence,
      issuer: typeof skill.issuer === 'string' ? withoutUnseen(skill.issuer).trim() : null,
      certifiedUntil: skill.certifiedUntil ?? null,
      gainedIn: skill.gainedIn ?? null,
    })),
    occupations: profile.occupations.map((each) => ({ uri: each.uri, months: each.months, lastYear: each.lastYear ?? null })),
    licences: profile.licences.map((each) => ({ code: each.code.trim().toUpperCase(), validUntil: each.validUntil ?? null })),
  };
}
