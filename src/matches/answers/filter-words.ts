import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { OpeningKind } from '../../matching/index.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { Viewer } from '../../platform/viewer.js';
import type { PlacesService } from '../../reference/places/places.service.js';
import type { TaxonomyService } from '../../reference/taxonomy/taxonomy.service.js';
import type { MatchFilter } from './match-filter.js';

/** A filter as a caller words it: concepts by URI, a place by its GeoNames id. */
export interface SaidFilter {
  readonly occupation?: string | null | undefined;
  readonly skill?: string | null | undefined;
  readonly near?: { readonly placeId: number; readonly km: number } | null | undefined;
  readonly pay?: number | null | undefined;
  readonly kinds?: readonly OpeningKind[] | null | undefined;
}

const LARGEST_RADIUS_KM = 20_000;

/** Turns a worded filter into numbers and points. */
export class FilterWords {
  constructor(
    private readonly missions: MissionsService,
    private readonly taxonomies: TaxonomyService,
    private readonly places: PlacesService,
  ) {}

  /** Null for no filter at all. Refuses concepts and places that do not exist. */
  async read(viewer: Viewer, said: SaidFilter | null | undefined): Promise<Outcome<MatchFilter | null>> {
    if (said === null || said === undefined || Object.values(said).every((value) => value === null || value === undefined)) return accepted(null);
    const mission = await this.missions.get(viewer.missionId);
    const taxonomy = await this.taxonomies.of(mission.classification);
    const { occupation = null, skill = null, near = null, pay = null, kinds = null } = said;
    const occupationNo = occupation === null ? null : taxonomy.occupationNo(occupation);
    if (occupation !== null && occupationNo === null) return invalid('filter.occupation', 'is not an occupation of the classification');
    const skillNo = skill === null ? null : taxonomy.skillNo(skill);
    if (skill !== null && skillNo === null) return invalid('filter.skill', 'is not a skill of the classification');
    if (near !== null && !(near.km >= 1 && near.km <= LARGEST_RADIUS_KM)) return invalid('filter.near.km', 'must be 1 to 20000');
    const place = near === null ? null : await this.places.byId(near.placeId);
    if (near !== null && place === null) return invalid('filter.near.placeId', 'is no place of GeoNames');
    if (pay !== null && !(Number.isSafeInteger(pay) && pay >= 0)) return invalid('filter.pay', 'must be a whole number, 0 or more');
    const circle = near === null || place === null ? null : { point: place, km: near.km };
    return accepted({ occupation: occupationNo, skill: skillNo, near: circle, pay, kinds });
  }
}

function invalid(field: string, problem: string): Outcome<never> {
  return refused('INVALID_INPUT', { field, problem });
}
