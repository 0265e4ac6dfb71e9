import type { Day } from '../../kernel/day.js';
import { accepted, refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import { placeAlone } from '../../kernel/place.js';
import type { Mission } from '../../office/missions/mission.js';
import { convert, type MissionRates } from '../../office/missions/rates.js';
import type { MissionsService } from '../../office/missions/missions.service.js';
import type { Viewer } from '../../platform/viewer.js';
import type { PlacesService } from '../../reference/places/places.service.js';
import type { KnownConcepts } from '../../reference/taxonomy/known-concepts.js';
import type { OpeningTerms, TermName } from './opening.js';
import { checkTerms } from './opening-terms.js';

/** Terms as a door or an import words them: a place by its GeoNames id. */
export interface OpeningDraft extends Omit<OpeningTerms, 'place'> {
  readonly geonameId: number | null;
}

/** Where classifications are asked for. */
export interface Classifications {
  of(classification: string): Promise<KnownConcepts>;
}

/** Terms that can be kept, with what else a decision about them needs. */
export interface ReadTerms {
  readonly terms: OpeningTerms;
  readonly concepts: KnownConcepts;
  /** The mission's own calendar day. */
  readonly today: Day;
}

/** What drafts of one mission are read by, at one moment. */
export interface TermsGround {
  readonly mission: Mission;
  readonly rates: MissionRates;
  readonly concepts: KnownConcepts;
  /** The mission's own calendar day. */
  readonly today: Day;
}

/** Reads what drafts refer to, before a transaction is opened: nothing waits for a second connection while it holds one. */
export class TermsService {
  constructor(
    private readonly missions: MissionsService,
    private readonly classifications: Classifications,
    private readonly places: PlacesService,
  ) {}

  /** Refuses a place that is not known, and what `checkTerms` refuses. */
  async read(viewer: Viewer, draft: OpeningDraft): Promise<Outcome<ReadTerms>> {
    return this.readOn(await this.ground(viewer), draft);
  }

  /** What drafts are read by: once for the many rows of an import. */
  async ground(viewer: Viewer): Promise<TermsGround> {
    const { mission, rates } = await this.missions.withRates(viewer);
    return { mission, rates, today: this.missions.today(mission), concepts: await this.classifications.of(mission.classification) };
  }

  /** As `read`, by what was read before. */
  async readOn({ mission, rates, today, concepts }: TermsGround, { geonameId, ...draft }: OpeningDraft): Promise<Outcome<ReadTerms>> {
    const place = geonameId === null ? null : await this.places.byId(geonameId);
    if (geonameId !== null && place === null) return refused('INVALID_INPUT', { field: 'geonameId', problem: 'is no place that is known' });
    const terms = checkTerms({ ...draft, place: place === null ? null : placeAlone(place) });
    if (!terms.ok) return terms;
    const { pay } = terms.value;
    // Pay that cannot be compared would count as not stated.
    if (pay !== null && convert({ minor: 0, currency: pay.currency }, mission.currency, today, rates) === null)
      return refused('INVALID_INPUT', { field: 'pay.currency', problem: 'has no exchange rate in this mission yet' });
    return accepted({ terms: terms.value, concepts, today });
  }

  /** Why one of these is named in vain: it is no occupation of the mission's classification, so nothing would ever be compared with it. Null where all are known. */
  async faultOfOccupations(viewer: Viewer, field: string, uris: readonly string[]): Promise<Refused | null> {
    const { classification } = await this.missions.get(viewer.missionId);
    const concepts = await this.classifications.of(classification);
    const unknown = uris.find((uri) => !concepts.isOccupation(uri));
    return unknown === undefined ? null : refused('INVALID_INPUT', { field, problem: `${unknown} is no occupation of the mission's classification` });
  }

  /** The mission's own calendar day. */
  async today(viewer: Viewer): Promise<Day> {
    return this.missions.today(await this.missions.get(viewer.missionId));
  }
}

/**
 * Whether occupation, skills and what a course teaches and leads to are concepts of the mission's classification, or were named before: a
 * newer classification may have dropped what an opening holds.
 */
export function checkConcepts(terms: OpeningTerms, concepts: KnownConcepts, held: OpeningTerms | null): Outcome<null> {
  const { occupation } = terms;
  if (occupation !== null && occupation !== held?.occupation && !concepts.isOccupation(occupation))
    return refused('INVALID_INPUT', { field: 'occupation', problem: `${occupation} is no occupation of the mission's classification` });
  const needed = (of: OpeningTerms) => of.skills.map((need) => need.uri);
  return (
    newcomer('skills', 'skill', needed(terms), held === null ? [] : needed(held), (uri) => concepts.isSkill(uri)) ??
    newcomer('teaches', 'skill', terms.teaches, held?.teaches ?? [], (uri) => concepts.isSkill(uri)) ??
    newcomer('leadsTo', 'occupation', terms.leadsTo, held?.leadsTo ?? [], (uri) => concepts.isOccupation(uri)) ??
    accepted(null)
  );
}

/** Refuses the first URI of a list that is neither known nor was on the list before. */
function newcomer(field: TermName, concept: string, uris: readonly string[], before: readonly string[], known: (uri: string) => boolean): Refused | null {
  const unknown = uris.find((uri) => !before.includes(uri) && !known(uri));
  if (unknown === undefined) return null;
  return refused('INVALID_INPUT', { field, problem: `${unknown} is no ${concept} of the mission's classification` });
}
