import { addYears } from '../../src/kernel/day.js';
import type { JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import { groundKm } from '../../src/matching/ground.js';
import { FlatSpace } from '../../src/matching/index/flat-space.js';
import { CLASS_BITS, JobseekerRecord } from '../../src/matching/index/jobseeker-record.js';
import type { MarketIndex } from '../../src/matching/index/market-index.js';
import { CLASSES, heldToday, worthsOf } from '../../src/matching/index/open-profile.js';
import { ASKS } from '../../src/matching/index/opening-record.js';
import { prepareOpening } from '../../src/matching/prepared-opening.js';
import { cefrRank } from '../../src/matching/scales.js';

type Cell = number | string | boolean | null;

/** Columns of a table with their types, and its rows. */
export interface Rows {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
  readonly rows: readonly (readonly Cell[])[];
}

/** Bounds that the statements compare. */
const BOUNDS = 4;
/** Ages that a law may ask for. */
const MOST_YEARS = 21;

/** A market as rows for `sql/tables.sql`. */
export class SqlRows {
  private readonly employers = new Map<string, number>();

  constructor(
    private readonly index: MarketIndex,
    private readonly people: readonly JobseekerId[],
    private readonly openings: readonly OpeningId[],
  ) {}

  *all(): Generator<Rows> {
    yield* this.classification();
    yield* this.peopleRows();
    yield* this.openingRows();
  }

  private *classification(): Generator<Rows> {
    const { space, policy } = this.index.context;
    const { starts, numbers, degrees } = FlatSpace.of(space).shared.standsFor;
    const stands: number[][] = [];
    for (let held = 0; held < space.skillCount; held++) {
      stands.push([held, held, 1_000_000]);
      for (let at = starts[held] ?? 0; at < (starts[held + 1] ?? 0); at++) stands.push([held, numbers[at] ?? 0, degrees[at] ?? 0]);
    }
    yield { table: 'stands', columns: { held: 'int', needed: 'int', degree: 'int' }, rows: stands };
    const worths = [...worthsOf(policy)].map((worth, i) => [Math.trunc(i / ASKS), i % ASKS, worth]);
    yield { table: 'worth', columns: { class: 'int', asked: 'int', worth: 'int' }, rows: worths.slice(0, CLASSES * ASKS) };
    const { places, words } = this.index.market;
    const all = Array.from({ length: places.size }, (_, place) => place);
    yield {
      table: 'reach',
      columns: { from_place: 'int', to_place: 'int', km: 'int' },
      rows: all.flatMap((from) => [...places.kmFrom(from)].map((km, to) => [from, to, km])),
    };
    const goes: number[][] = [];
    for (let move = 1; move < words.moveCount; move++) {
      const countries = words.countriesOf(move);
      for (const place of all) if (countries.includes(places.facts(place).country)) goes.push([move, place]);
    }
    yield { table: 'goes', columns: { move: 'int', place: 'int' }, rows: goes };
  }

  private *peopleRows(): Generator<Rows> {
    const { market, context } = this.index;
    const { jobseekers, places, words } = market;
    const bounds = jobseekers.needs.length / jobseekers.lacking.length;
    if (bounds !== BOUNDS) throw new Error(`the statements compare ${BOUNDS} bounds, and requirements have ${bounds}`);
    const record = new JobseekerRecord();
    const skills: number[][] = [];
    const languages: number[][] = [];
    const licences: number[][] = [];
    const rows = this.people.map((id, person): Cell[] => {
      const slot = market.jobseekerSlot(id);
      const facts = market.jobseekerFacts(slot);
      record.at(jobseekers.words, jobseekers.starts[slot] ?? 0);
      for (const word of heldToday(record, context.asOf, new Int32Array(64)).subarray(0, facts.skills.length)) skills.push([person, word >> CLASS_BITS, word & 15]);
      for (const { language, level } of facts.languages) languages.push([person, words.languages.numberOf(language), cefrRank(level)]);
      for (const { code, validUntil } of facts.licences) licences.push([person, words.licences.numberOf(code), validUntil ?? 2_147_483_647]);
      const near = facts.excludedPlaces.flatMap(({ place, km }) => allPlaces(places.size).filter((no) => groundKm(place, places.facts(no)) <= km));
      const born = facts.bornOnOrBefore;
      return [
        person,
        facts.place === null ? null : places.numberOf(facts.place),
        jobseekers.limitKm[slot] ?? 0,
        jobseekers.moves[slot] ?? 0,
        jobseekers.lacking[slot] ?? 0,
        jobseekers.lackingSigns[slot] ?? 0,
        array(Array.from({ length: BOUNDS }, (_, bound) => jobseekers.needs[bound * jobseekers.lacking.length + slot] ?? 0)),
        jobseekers.from[slot] ?? 0,
        born === null ? null : array(Array.from({ length: MOST_YEARS }, (_, i) => addYears(born, i + 1))),
        array(facts.refusedOccupations),
        array(facts.excludedEmployers.flatMap((employer) => this.employerNo(employer) ?? [])),
        array(near),
        facts.skills.length > 0,
      ];
    });
    yield {
      table: 'person',
      columns: {
        id: 'int', place: 'int', limit_km: 'int', move: 'int', lacking: 'int', lacking_signs: 'int', need: 'float8[]', begins: 'int', reached: 'int[]',
        refused: 'int[]', excluded_employers: 'int[]', excluded_places: 'int[]', has_skills: 'bool',
      },
      rows,
    };
    yield { table: 'person_skill', columns: { person: 'int', skill: 'int', class: 'int' }, rows: skills };
    yield { table: 'person_language', columns: { person: 'int', language: 'int', rank: 'int' }, rows: languages };
    yield { table: 'person_licence', columns: { person: 'int', licence: 'int', until: 'int' }, rows: licences };
  }

  private *openingRows(): Generator<Rows> {
    const { market, context } = this.index;
    const { openings, words } = market;
    const needs: number[][] = [];
    const hardSkills: number[][] = [];
    const hardLanguages: number[][] = [];
    const hardLicences: number[][] = [];
    const rows = this.openings.flatMap((id, opening): Cell[][] => {
      const slot = market.openingSlot(id);
      if (openings.open[slot] !== 1) return [];
      const prepared = prepareOpening(market.openingFacts(slot), context);
      for (const { need, weight } of prepared.needs) needs.push([opening, need.skill, need.minLevel ?? 0, weight]);
      for (const { skill, level } of prepared.hardSkills) hardSkills.push([opening, skill, level]);
      for (const { language, rank } of prepared.hardLanguages) hardLanguages.push([opening, words.languages.numberOf(language), rank]);
      for (const code of prepared.hardLicences) hardLicences.push([opening, words.licences.numberOf(code)]);
      return [
        [
          opening,
          openings.place[slot] ?? -1,
          this.employerNo(prepared.facts.employerId),
          openings.occupation[slot] ?? 0,
          openings.asks[slot] ?? 0,
          openings.signs[slot] ?? 0,
          array(Array.from({ length: BOUNDS }, (_, bound) => openings.offers[bound * openings.asks.length + slot] ?? 0)),
          openings.closesOn[slot] ?? 0,
          openings.startsOn[slot] ?? 0,
          openings.age[slot] ?? -1,
          prepared.hardSkills.length + prepared.hardLanguages.length + prepared.hardLicences.length > 0,
          prepared.needsWeight,
        ],
      ];
    });
    yield {
      table: 'opening',
      columns: {
        id: 'int', place: 'int', employer: 'int', occupation: 'int', asks: 'int', signs: 'int', offer: 'float8[]', closes: 'int', starts: 'int', age: 'int',
        hard: 'bool', needs_weight: 'int',
      },
      rows,
    };
    yield { table: 'need', columns: { opening: 'int', skill: 'int', asked: 'int', weight: 'int' }, rows: needs };
    yield { table: 'hard_skill', columns: { opening: 'int', skill: 'int', level: 'int' }, rows: hardSkills };
    yield { table: 'hard_language', columns: { opening: 'int', language: 'int', rank: 'int' }, rows: hardLanguages };
    yield { table: 'hard_licence', columns: { opening: 'int', licence: 'int' }, rows: hardLicences };
  }

  private employerNo(id: string): number {
    const known = this.employers.get(id) ?? this.employers.size;
    this.employers.set(id, known);
    return known;
  }
}

function allPlaces(count: number): number[] {
  return Array.from({ length: count }, (_, place) => place);
}

function array(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}
