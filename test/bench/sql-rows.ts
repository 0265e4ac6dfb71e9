import { addYears } from '../../src/kernel/day.js';
import type { JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import { groundKm } from '../../src/matching/ground.js';
import { FlatSpace } from '../../src/matching/index/flat-space.js';
import { CLASS_BITS, JobseekerRecord } from '../../src/matching/index/jobseeker-record.js';
import type { MarketIndex } from '../../src/matching/index/market-index.js';
import { CLASSES, heldToday, worthsOf } from '../../src/matching/index/open-profile.js';
import { ASKS } from '../../src/matching/index/opening-record.js';
import { contributionOf } from '../../src/matching/match.js';
import { prepareJobseeker } from '../../src/matching/prepared-jobseeker.js';
import { prepareOpening, type PreparedOpening } from '../../src/matching/prepared-opening.js';
import { nearnessAt } from '../../src/matching/signals/nearness.js';

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
/** Occupations of a person that the statements look at: all that count, of these those held, and those wanted. */
const KNOWN = 6;
const HELD = 2;
const WANTED = 2;
/** A whole number of 16 bits has a sign in PostgreSQL. */
const HALF = 32_768;
const FOR_EVER = 2_147_483_647;

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
    const { standsFor, relatedness, occupationCount } = FlatSpace.of(space).shared;
    const { starts, numbers, degrees } = standsFor;
    const stands: number[][] = [];
    for (let held = 0; held < space.skillCount; held++) {
      stands.push([held, held, 1_000_000]);
      for (let at = starts[held] ?? 0; at < (starts[held + 1] ?? 0); at++) stands.push([held, numbers[at] ?? 0, degrees[at] ?? 0]);
    }
    yield { table: 'stands', columns: { held: 'int', needed: 'int', degree: 'int' }, rows: stands };
    const worths = [...worthsOf(policy)].map((worth, i) => [Math.trunc(i / ASKS), i % ASKS, worth]);
    yield { table: 'worth', columns: { class: 'int', asked: 'int', worth: 'int' }, rows: worths.slice(0, CLASSES * ASKS) };
    yield* this.relatedness(relatedness, occupationCount);
    const { places, words } = this.index.market;
    const all = Array.from({ length: places.size }, (_, place) => place);
    const { weight } = policy.signals.NEARNESS;
    yield {
      table: 'reach',
      columns: { from_place: 'int', to_place: 'int', km: 'int', nearness: 'int' },
      rows: all.flatMap((from) => [...places.kmFrom(from)].map((km, to) => [from, to, km, contributionOf(weight, nearnessAt(km, policy))])),
    };
    const goes: number[][] = [];
    for (let move = 1; move < words.moveCount; move++) {
      const countries = words.countriesOf(move);
      for (const place of all) if (countries.includes(places.facts(place).country)) goes.push([move, place]);
    }
    yield { table: 'goes', columns: { move: 'int', place: 'int' }, rows: goes };
  }

  /** Row by row from an occupation, and column by column to one, in units less `HALF`. */
  private *relatedness(table: Uint16Array | Int32Array, size: number): Generator<Rows> {
    if (!(table instanceof Uint16Array)) throw new Error('the statements read relatedness in 16 bits');
    const columns = { occupation: 'int', related: 'int2[]' };
    const all = Array.from({ length: size }, (_, no) => no);
    yield { table: 'serves', columns, rows: all.map((from) => [from + 1, array(all.map((to) => (table[from * size + to] ?? 0) - HALF))]) };
    yield { table: 'served', columns, rows: all.map((to) => [to + 1, array(all.map((from) => (table[from * size + to] ?? 0) - HALF))]) };
  }

  private *peopleRows(): Generator<Rows> {
    const { market, context } = this.index;
    const { jobseekers, places, words } = market;
    const bounds = jobseekers.needs.length / jobseekers.lacking.length;
    if (bounds !== BOUNDS) throw new Error(`the statements compare ${BOUNDS} bounds, and requirements have ${bounds}`);
    const record = new JobseekerRecord();
    const skills: number[][] = [];
    const rows = this.people.map((id, person): Cell[] => {
      const slot = market.jobseekerSlot(id);
      const facts = market.jobseekerFacts(slot);
      record.at(jobseekers.words, jobseekers.starts[slot] ?? 0);
      for (const word of heldToday(record, context.asOf, new Int32Array(64)).subarray(0, facts.skills.length)) skills.push([person, word >> CLASS_BITS, word & 15]);
      const prepared = prepareJobseeker(facts, context);
      const known = prepared.likelyOccupations();
      if (known.length > KNOWN || facts.occupations.length > HELD || facts.wantedOccupations.length > WANTED) throw new Error('the statements look at fewer occupations');
      const near = facts.excludedPlaces.flatMap(({ place, km }) => allPlaces(places.size).filter((no) => groundKm(place, places.facts(no)) <= km));
      const born = facts.bornOnOrBefore;
      return [
        person,
        facts.place === null ? null : places.numberOf(facts.place),
        jobseekers.limitKm[slot] ?? 0,
        jobseekers.moves[slot] ?? 0,
        jobseekers.lacking[slot] ?? 0,
        jobseekers.lackingSigns[slot] ?? 0,
        ...Array.from({ length: BOUNDS }, (_, bound) => jobseekers.needs[bound * jobseekers.lacking.length + slot] ?? 0),
        jobseekers.from[slot] ?? 0,
        born === null ? null : array(Array.from({ length: MOST_YEARS }, (_, i) => addYears(born, i + 1))),
        array(facts.refusedOccupations.map((no) => no + 1)),
        array(facts.excludedEmployers.flatMap((employer) => this.employerNo(employer) ?? [])),
        array(near),
        facts.skills.length > 0,
        facts.wageFloor !== null && facts.wageFloor > 0 ? facts.wageFloor : null,
        ...padded(known.map(({ occupation }) => occupation + 1), KNOWN),
        ...padded(known.map(({ share }) => share), KNOWN),
        ...padded(prepared.experience.map(({ faded }) => faded), HELD),
        ...padded(facts.wantedOccupations.map((no) => no + 1), WANTED),
        numbered(prepared.languages, words.languages),
        numbered(new Map([...prepared.licences].map(([code, until]) => [code, Math.min(until, FOR_EVER)])), words.licences),
      ];
    });
    yield {
      table: 'person',
      columns: {
        id: 'int', place: 'int', limit_km: 'int', move: 'int', lacking: 'int', lacking_signs: 'int', ...each('need', BOUNDS, 'float8'), begins: 'int',
        reached: 'int[]', refused: 'int[]', excluded_employers: 'int[]', excluded_places: 'int[]', has_skills: 'bool', floor: 'float8',
        ...each('o', KNOWN), ...each('s', KNOWN, 'int8'), ...each('m', HELD, 'int8'), ...each('w', WANTED), ranks: 'int[]', untils: 'int[]',
      },
      rows,
    };
    yield { table: 'person_skill', columns: { person: 'int', skill: 'int', class: 'int' }, rows: skills };
  }

  private *openingRows(): Generator<Rows> {
    const { market, context } = this.index;
    const { openings, words } = market;
    const needs: number[][] = [];
    const hardSkills: number[][] = [];
    const rows = this.openings.flatMap((id, opening): Cell[][] => {
      const slot = market.openingSlot(id);
      if (openings.open[slot] !== 1) return [];
      const prepared = prepareOpening(market.openingFacts(slot), context);
      for (const { need, weight } of prepared.needs) needs.push([opening, need.skill, need.minLevel ?? 0, weight]);
      for (const { skill, level } of prepared.hardSkills) hardSkills.push([opening, skill, level]);
      const spoken = (asked: PreparedOpening['softLanguages']): string | null => arrayOrNull(asked.map(({ language, rank }) => ((words.languages.numberOf(language) + 1) << 3) | rank));
      const licensed = (codes: readonly string[]): string | null => arrayOrNull(codes.map((code) => words.licences.numberOf(code) + 1));
      return [
        [
          opening,
          openings.place[slot] ?? -1,
          this.employerNo(prepared.facts.employerId),
          (prepared.facts.occupation ?? -1) + 1,
          openings.asks[slot] ?? 0,
          openings.signs[slot] ?? 0,
          ...Array.from({ length: BOUNDS }, (_, bound) => openings.offers[bound * openings.asks.length + slot] ?? 0),
          openings.closesOn[slot] ?? 0,
          openings.startsOn[slot] ?? 0,
          openings.age[slot] ?? -1,
          prepared.hardSkills.length > 0,
          spoken(prepared.hardLanguages),
          licensed(prepared.hardLicences),
          prepared.needsWeight,
          prepared.facts.pay?.min ?? null,
          spoken(prepared.softLanguages),
          licensed(prepared.softLicences),
        ],
      ];
    });
    yield {
      table: 'opening',
      columns: {
        id: 'int', place: 'int', employer: 'int', occupation: 'int', asks: 'int', signs: 'int', ...each('offer', BOUNDS, 'float8'), closes: 'int',
        starts: 'int', age: 'int', hard_skills: 'bool', hard_languages: 'int[]', hard_licences: 'int[]', needs_weight: 'int', pay: 'float8',
        soft_languages: 'int[]', soft_licences: 'int[]',
      },
      rows,
    };
    yield { table: 'need', columns: { opening: 'int', skill: 'int', asked: 'int', weight: 'int' }, rows: needs };
    yield { table: 'hard_skill', columns: { opening: 'int', skill: 'int', level: 'int' }, rows: hardSkills };
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

/** Columns of one name with numbers from 1. */
function each(name: string, count: number, type = 'int'): Record<string, string> {
  return Object.fromEntries(Array.from({ length: count }, (_, i) => [`${name}${i + 1}`, type]));
}

function padded(numbers: readonly number[], count: number): Cell[] {
  return Array.from({ length: count }, (_, i) => numbers[i] ?? null);
}

/** What is held of each word, by the word's number from 1; null where nothing is. */
function numbered(held: ReadonlyMap<string, number>, words: { numberOf(word: string): number }): string | null {
  if (held.size === 0) return null;
  const numbers = new Map([...held].map(([word, number]) => [words.numberOf(word), number]));
  return `{${Array.from({ length: Math.max(...numbers.keys()) + 1 }, (_, no) => numbers.get(no) ?? 'null').join(',')}}`;
}

function arrayOrNull(numbers: readonly number[]): string | null {
  return numbers.length === 0 ? null : array(numbers);
}

function array(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}
