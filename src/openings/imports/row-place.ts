import { accepted, refused, type Outcome } from '../../kernel/outcome.js';
import type { PlaceNames } from '../../reference/places/place-names.js';

/** A place as a row gives it: by its id, or by its name and country. */
export interface SaidPlace {
  readonly geonameId?: number | null | undefined;
  readonly place?: string | null | undefined;
  readonly country?: string | null | undefined;
}

/** GeoNames id of the place of a row; null for none. Refuses both ways at once, and a name that is not that of one place. */
export async function placeOfRow(places: PlaceNames, { geonameId, place, country }: SaidPlace): Promise<Outcome<number | null>> {
  const name = place ?? '';
  if (name === '') return accepted(geonameId ?? null);
  if (typeof geonameId === 'number') return refused('INVALID_INPUT', { field: 'place', problem: 'must be left out where geonameId is given' });
  return places.find('place', name, country ?? null);
}
