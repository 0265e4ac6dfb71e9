import type { PopulatedPlace } from '../../reference/places/gazetteer.js';
import type { EmployerDraft, EmployerSize, LegalForm } from '../../openings/employers/employer.js';
import { Draws } from './draws.js';
import { anyPlace, type Ground } from './ground.js';
import { trades } from './trades.js';

/** An employer that does not exist, named so. */
export interface ConstructedEmployer {
  readonly externalId: string;
  readonly draft: EmployerDraft;
  readonly place: PopulatedPlace;
  /** Where it shall stand; those that are suspended post nothing. */
  readonly status: 'VERIFIED' | 'SUPPORTED' | 'UNVERIFIED' | 'SUSPENDED';
  /** ISCO-08 groups of its work; empty for any. */
  readonly groups: readonly string[];
}

/** Every so many-th employer is across the border, where the sketch has a place there. */
const ABROAD_EVERY = 20;

/** The employers of a market of which nothing is real but the places. */
export function constructedEmployers(ground: Ground): readonly ConstructedEmployer[] {
  const kinds = trades.flatMap((trade) => Array.from({ length: trade.employers }, (_, index) => ({ trade, number: index + 1 })));
  return kinds.map(({ trade, number }, index) => {
    const draws = new Draws(`${ground.sketch.key} employer ${index}`);
    const abroad = ground.abroad !== null && index % ABROAD_EVERY === ABROAD_EVERY - 1 ? ground.abroad : null;
    const informal = trade.size === 'MICROENTERPRISE' && draws.chance(0.4);
    return employer({
      index,
      name: `Constructed ${trade.label} ${number}`,
      size: trade.size,
      legalForm: informal ? 'INFORMAL' : draws.pick(FORMS[trade.size]),
      place: abroad ?? anyPlace(draws, ground),
      status: index === kinds.length - 1 ? 'SUSPENDED' : index % 17 === 16 ? 'UNVERIFIED' : informal ? 'SUPPORTED' : 'VERIFIED',
      groups: trade.groups,
    });
  });
}

/** One or two employers for each sector of real vacancies, whose own employers are not named in the file. */
export function employersOfSectors(ground: Ground, sectors: readonly string[]): readonly ConstructedEmployer[] {
  return sectors.map((sector, index) => {
    const draws = new Draws(`${ground.sketch.key} employer ${index}`);
    const name = `Constructed employer ${index + 1} (${sector})`;
    return employer({ index, name, size: 'MEDIUM', legalForm: 'COMPANY', place: anyPlace(draws, ground), status: 'VERIFIED', groups: [] });
  });
}

const FORMS: Readonly<Record<EmployerSize, readonly LegalForm[]>> = {
  ONE_PERSON: ['SOLE_TRADER'],
  MICROENTERPRISE: ['SOLE_TRADER', 'PARTNERSHIP', 'COOPERATIVE'],
  SMALL: ['COMPANY', 'PARTNERSHIP', 'COOPERATIVE'],
  MEDIUM: ['COMPANY'],
  LARGE: ['COMPANY', 'ASSOCIATION'],
};

interface EmployerParts extends Pick<ConstructedEmployer, 'place' | 'status' | 'groups'>, Pick<EmployerDraft, 'name' | 'size' | 'legalForm'> {
  readonly index: number;
}

function employer({ index, name, size, legalForm, place, status, groups }: EmployerParts): ConstructedEmployer {
  const registration = legalForm === 'INFORMAL' ? null : `CONSTRUCTED-${index + 1}`;
  const draft = { name, size, legalForm, country: place.country, geonameId: place.geonameId, registration };
  return { externalId: `employer-${index + 1}`, draft, place, status, groups };
}
