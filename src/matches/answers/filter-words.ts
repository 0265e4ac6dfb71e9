import type { Point } from '../../kernel/place.js';
import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { OpeningKind } from '../../matching/index.js';
import type { PlacesService } from '../../reference/places/places.service.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { MatchFilter } from './match-filter.js';

/** A filter as a caller words it: concepts by URI, a place by its GeoNames id. */
export interface SaidFilter {
  readonly occupation?: string | null | undefined;
  readonly skill?: string | null | undefined;
  readonly near?: { readonly placeId: number; readonly km: number } | null | undefined;
  readonly pay?: number | null | undefined;
  readonly kinds?: readonly OpeningKind[] | null | undefined;
}

/** A filter whose place is known and whose concepts still are URIs: a number means a concept only beside the classification that gave it. */
export interface WordedFilter {
  readonly occupation: string | null;
  readonly skill: string | null;
  readonly near: { readonly point: Point; readonly km: number } | null;
  readonly pay: number | null;
  readonly kinds: readonly OpeningKind[] | null;
}

const LARGEST_RADIUS_KM = 20_000;

/** Reads what has to be waited for of a filter, before the market is at hand. */
export class FilterWords {
  constructor(private readonly places: PlacesService) {}

  /** Null for no filter at all. Refuses numbers out of range and places that do not exist. */
  async read(said: SaidFilter | null | undefined): Promise<Outcome<WordedFilter | null>> {
    if (said === null || said === undefined || Object.values(said).every((value) => value === null || value === undefined)) return accepted(null);
    const { occupation = null, skill = null, near = null, pay = null, kinds = null } = said;
    if (near !== null && !(near.km >= 1 && near.km <= LARGEST_RADIUS_KM)) return invalid('filter.near.km', 'must be 1 to 20000');
    const place = near === null ? null : await this.places.byId(near.placeId);
    if (near !== null && place === null) return invalid('filter.near.placeId', 'is no place of GeoNames');
    if (pay !== null && !(Number.isSafeInteger(pay) && pay >= 0)) return invalid('filter.pay', 'must be a whole number, 0 or more');
    const circle = near === null || place === null ? null : { point: place, km: near.km };
    return accepted({ occupation, skill, near: circle, pay, kinds });
  }
}

/** A filter in the numbers of the market's own classification. Refuses concepts that are not in it. */
export function numberedFilter(worded: WordedFilter | null, taxonomy: Pick<Taxonomy, 'occupationNo' | 'skillNo'>): Outcome<MatchFilter | null> {
  if (worded === null) return accepted(null);
  const { occupation, skill } = worded;
  const occupationNo = occupation === null ? null : taxonomy.occupationNo(occupation);
  if (occupation !== null && occupationNo === null) return invalid('filter.occupation', 'is not an occupation of the classification');
  const skillNo = skill === null ? null : taxonomy.skillNo(skill);
  if (skill !== null && skillNo === null) return invalid('filter.skill', 'is not a skill of the classification');
  return accepted({ ...worded, occupation: occupationNo, skill: skillNo });
}

function invalid(field: string, problem: string): Outcome<never> {
  return refused('INVALID_INPUT', { field, problem });
}
