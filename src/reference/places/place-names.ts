import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { PlacesService } from './places.service.js';

/** So many times more people make one of several towns of a name the one that is meant. */
const FAR_LARGER = 10;
/** Candidates that a refusal names. */
const MOST_NAMED = 3;
/** Answers kept; files name few places many times. */
const MOST_KEPT = 10_000;

/** Places that files name in words, where nobody is there to choose from a list. */
export class PlaceNames {
  private readonly kept = new Map<string, Outcome<number>>();

  constructor(private readonly places: PlacesService) {}

  /**
   * GeoNames id of the one place of a name, in a country (ISO 3166-1 alpha-2) or in the whole world. Of several the far largest
   * is meant. Refuses, as INVALID_INPUT of `field`, a name that no place has exactly, and one that several have, with their ids.
   */
  async find(field: string, name: string, country: string | null): Promise<Outcome<number>> {
    const key = JSON.stringify([field, name, country]);
    const known = this.kept.get(key);
    if (known !== undefined) return known;
    const found = await this.look(field, name, country);
    if (this.kept.size < MOST_KEPT) this.kept.set(key, found);
    return found;
  }

  private async look(field: string, name: string, country: string | null): Promise<Outcome<number>> {
    const found = await this.places.search({ name, country, limit: MOST_NAMED });
    if (!found.ok) return refused('INVALID_INPUT', { field, problem: 'is not the name of a place' });
    const exact = found.value.flatMap(({ place, match }) => (match === 'EXACT' ? [place] : []));
    const [first, second] = exact;
    if (first === undefined) return refused('INVALID_INPUT', { field, problem: 'is the name of no place there; give the GeoNames id instead' });
    if (second !== undefined && first.population < second.population * FAR_LARGER) {
      const candidates = exact.map((place) => `${place.geonameId} ${place.name} (${place.country})`).join(', ');
      return refused('INVALID_INPUT', { field, problem: `is the name of several places; give the GeoNames id of one: ${candidates}` });
    }
    return accepted(first.geonameId);
  }
}
