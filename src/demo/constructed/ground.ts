import type { Day } from '../../kernel/day.js';
import type { OccupationNo } from '../../matching/index.js';
import type { PopulatedPlace } from '../../reference/places/gazetteer.js';
import type { PlacesService } from '../../reference/places/places.service.js';
import type { Taxonomy } from '../../reference/taxonomy/taxonomy.js';
import type { Draws } from './draws.js';
import type { MarketSketch } from '../markets.js';

/** What constructed records are made on: a sketch, its places, a classification, a day. */
export interface Ground {
  readonly sketch: MarketSketch;
  readonly taxonomy: Taxonomy;
  /** As `sketch.places`. */
  readonly places: readonly (readonly [place: PopulatedPlace, weight: number])[];
  readonly abroad: PopulatedPlace | null;
  /** The mission's own calendar day: dates are counted from it. */
  readonly today: Day;
}

/** Looks up the places of a sketch. Throws for an id that the gazetteer does not have. */
export async function groundOf(sketch: MarketSketch, taxonomy: Taxonomy, places: PlacesService, today: Day): Promise<Ground> {
  const found: [PopulatedPlace, number][] = [];
  for (const [geonameId, weight] of sketch.places) found.push([await placeOf(places, geonameId), weight]);
  const abroad = sketch.abroad === null ? null : await placeOf(places, sketch.abroad.geonameId);
  return { sketch, taxonomy, places: found, abroad, today };
}

async function placeOf(places: PlacesService, geonameId: number): Promise<PopulatedPlace> {
  const place = await places.byId(geonameId);
  if (place === null) throw new Error(`there is no place ${geonameId}`);
  return place;
}

/** Occupations of the classification that lie in one of the ISCO-08 groups, in their order. */
export function occupationsIn(taxonomy: Taxonomy, groups: readonly string[]): OccupationNo[] {
  return taxonomy.classification.occupations.flatMap(({ iscoGroup }, no) =>
    iscoGroup !== null && groups.some((group) => iscoGroup.startsWith(group)) ? [no] : [],
  );
}

/** Major group of ISCO-08, 1 to 9; 9 where the classification does not say, or says armed forces. */
export function majorGroup(taxonomy: Taxonomy, occupation: OccupationNo): number {
  const group = Number(taxonomy.occupation(occupation).iscoGroup?.slice(0, 1) ?? 9);
  return group === 0 ? 9 : group;
}

/** What work of an occupation usually pays a month, whole units of the mission's currency. */
export function usualPay({ sketch, taxonomy }: Ground, occupation: OccupationNo): readonly [least: number, most: number] {
  return sketch.monthlyPay[majorGroup(taxonomy, occupation) - 1] ?? [1, 1];
}

/** Licences that driving asks for, by ISCO-08 group. */
const LICENCES: Readonly<Record<string, string>> = {
  '8321': 'DRIVING_A',
  '8322': 'DRIVING_B',
  '8331': 'DRIVING_D',
  '8332': 'DRIVING_C',
  '8344': 'FORKLIFT',
};

/** The licence without which nobody does this work; null for most. */
export function licenceFor(taxonomy: Taxonomy, occupation: OccupationNo): string | null {
  return LICENCES[taxonomy.occupation(occupation).iscoGroup ?? ''] ?? null;
}

/** A place of the country, the large ones more often. */
export function anyPlace(draws: Draws, ground: Ground): PopulatedPlace {
  return draws.weighted(ground.places);
}

/** To the next hundred from above, as pay is named: never below 50. */
export function roundPay(amount: number): number {
  return Math.max(50, Math.round(amount / 50) * 50);
}
