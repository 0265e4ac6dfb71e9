import type { OpeningId } from '../../kernel/ids.js';
import type { MatchContext } from '../context.js';
import { prepareOpening, type PreparedOpening } from '../prepared-opening.js';
import type { OpeningFacts } from '../types.js';
import { columnsOf, resizedColumns, type ColumnsOf } from './column-set.js';
import { compareIds, idOf, IdTable } from './id-table.js';
import { NOWHERE } from './jobseeker-columns.js';
import { readOpening, writeAsked, writeNeeds, writeOpening, type AskedLists } from './opening-record.js';
import type { Places } from './places.js';
import { Draft, NULL, Records } from './records.js';
import type { Rules } from './rules.js';
import { bytesOf, roomFor, sharedFloat64, sharedInt32, sharedUint8, stretched } from './shared-arrays.js';
import { askedSigns } from './signs.js';
import { SkillUsers, type SkillUserRows } from './skill-users.js';
import type { Words } from './words.js';

/** What a scorer must look at beside the columns, one bit each. */
export const HARD = 1;
export const SOFT_LANGUAGES = 2;
export const SOFT_LICENCES = 4;
export const NO_NEEDS = 8;
export const COURSE = 16;

/** No age is asked. */
const ANY_AGE = -1;
/** Sure pay where none is stated. */
export const UNSTATED = -Infinity;
const NEVER_CLOSES = 2_147_483_647;

const makers = {
  /** 1 where the opening takes candidates at all today. */
  open: sharedUint8,
  /** Bits of `Rules.askedBits`. */
  asks: sharedInt32,
  /** Bits of `askedSigns`. */
  signs: sharedInt32,
  place: sharedInt32,
  /** By number; the number of occupations where none is named, so that it can be looked up like any other. */
  occupation: sharedInt32,
  /** `UNSTATED` where no pay is. */
  surePay: sharedFloat64,
  /** 1 / weight of all needs. */
  perNeed: sharedFloat64,
  /** Long ago where no start is named. */
  startsOn: sharedInt32,
  /** Far away where no closing day is named. */
  closesOn: sharedInt32,
  /** Greatest age asked, years, and how many requirements ask for one. */
  age: sharedInt32,
  ageCount: sharedUint8,
  /** Bits of `HARD` and so on. */
  special: sharedUint8,
};

export const openingColumnNames = Object.keys(makers) as readonly (keyof typeof makers)[];

/** Columns that decide at once, one entry a slot; then records, and where those of each slot begin and end. */
export interface OpeningArrays extends ColumnsOf<typeof makers> {
  readonly ids: Uint32Array;
  /** A column for each bound of `Rules`, one after the other. */
  readonly offers: Float64Array;
  readonly words: Int32Array;
  readonly starts: Int32Array;
  readonly askedWords: Int32Array;
  readonly askedStarts: Int32Array;
  readonly askedEnds: Int32Array;
  readonly needWords: Int32Array;
  readonly needStarts: Int32Array;
  readonly needEnds: Int32Array;
  readonly skillUsers: SkillUserRows;
  readonly size: number;
}

/** All openings of a market as columns, with records from which their facts can be read back. */
export class OpeningColumns {
  readonly ids: IdTable;
  private readonly records: Records;
  private readonly asked: Records;
  private readonly needs: Records;
  private readonly skillUsers: SkillUsers;
  private columns: ColumnsOf<typeof makers>;
  private offers: Float64Array;
  private readonly recordDraft = new Draft();
  private readonly askedDraft = new Draft();
  private readonly needsDraft = new Draft();

  constructor(
    private readonly rules: Rules,
    private readonly places: Places,
    private readonly words: Words,
    skillCount: number,
    capacity: number,
  ) {
    this.ids = new IdTable(capacity);
    this.records = new Records(capacity, capacity * 32);
    this.asked = new Records(capacity, capacity * 3);
    this.needs = new Records(capacity, capacity * 6);
    this.skillUsers = new SkillUsers(skillCount);
    this.columns = columnsOf(makers, capacity);
    this.offers = sharedFloat64(capacity * rules.boundCount);
  }

  get arrays(): OpeningArrays {
    const { records, asked, needs } = this;
    return {
      ...this.columns,
      ids: this.ids.words,
      offers: this.offers,
      words: records.words,
      starts: records.starts,
      askedWords: asked.words,
      askedStarts: asked.starts,
      askedEnds: asked.ends,
      needWords: needs.words,
      needStarts: needs.starts,
      needEnds: needs.ends,
      skillUsers: this.skillUsers.rows,
      size: this.ids.size,
    };
  }

  get bytes(): number {
    const records = this.records.bytes + this.asked.bytes + this.needs.bytes;
    return this.ids.bytes + records + this.skillUsers.bytes + bytesOf(this.offers, ...Object.values(this.columns));
  }

  /** Writes an opening's facts to its slot, a new one where it has none, and returns the slot. */
  put(facts: OpeningFacts, context: MatchContext): number {
    const prepared = prepareOpening(facts, context);
    const asked = this.rules.listsToHold(prepared);
    // What cannot be written throws here, before anything has changed.
    writeOpening(this.recordDraft, facts, this.words);
    writeAsked(this.askedDraft, asked, this.words);
    writeNeeds(this.needsDraft, asked);
    const slot = this.ids.add(facts.id);
    this.makeRoom(slot);
    this.records.put(slot, this.recordDraft);
    this.asked.put(slot, this.askedDraft);
    this.needs.put(slot, this.needsDraft);
    this.writeColumns(slot, prepared, asked, facts.occupation ?? context.space.occupationCount);
    this.writeDay(slot, prepared, context);
    return slot;
  }

  remove(id: OpeningId): void {
    const slot = this.ids.slotOf(id);
    if (slot < 0) return;
    this.ids.remove(id);
    this.records.drop(slot);
    this.asked.drop(slot);
    this.needs.drop(slot);
    this.columns.open[slot] = 0;
  }

  /** Works out afresh what depends on the day. */
  turnTo(context: MatchContext): void {
    for (let slot = 0; slot < this.ids.size; slot++) {
      if (this.isHeld(slot)) this.writeDay(slot, prepareOpening(this.facts(slot), context), context);
    }
  }

  isHeld(slot: number): boolean {
    return this.records.has(slot);
  }

  facts(slot: number): OpeningFacts {
    return openingFacts(this.arrays, slot, this.places, this.words);
  }

  private writeColumns(slot: number, prepared: PreparedOpening, asked: AskedLists, occupation: number): void {
    const { facts } = prepared;
    const { columns } = this;
    const ages = this.rules.ages.flatMap((age) => age(prepared) ?? []);
    columns.asks[slot] = this.rules.askedBits(prepared);
    columns.signs[slot] = askedSigns(asked, this.words);
    columns.place[slot] = facts.place === null ? NOWHERE : this.places.numberOf(facts.place);
    columns.occupation[slot] = occupation;
    columns.surePay[slot] = facts.pay === null ? UNSTATED : Math.max(0, facts.pay.min);
    columns.perNeed[slot] = 1 / prepared.needsWeight;
    columns.startsOn[slot] = facts.startsOn ?? NULL;
    columns.closesOn[slot] = facts.closesOn ?? NEVER_CLOSES;
    columns.age[slot] = Math.max(ANY_AGE, ...ages);
    columns.ageCount[slot] = ages.length;
    columns.special[slot] = specialOf(asked) | (facts.kind === 'TRAINING' ? COURSE : 0);
    this.rules.writeOffers(prepared, this.offers, slot);
    for (const { need } of prepared.needs) this.skillUsers.add(need.skill, occupation);
  }

  private writeDay(slot: number, prepared: PreparedOpening, { asOf }: MatchContext): void {
    this.columns.open[slot] = this.rules.isOpeningOut(prepared, asOf) ? 0 : 1;
  }

  private makeRoom(slot: number): void {
    if (slot < this.columns.asks.length) return;
    const length = roomFor(slot + 1);
    this.columns = resizedColumns(this.columns, length);
    this.offers = stretched(this.offers, this.rules.boundCount, length);
  }
}

function specialOf({ needs, hardSkills, hardLanguages, hardLicences, softLanguages, softLicences }: AskedLists): number {
  const hard = hardSkills.length + hardLanguages.length + hardLicences.length;
  const soft = (softLanguages.length > 0 ? SOFT_LANGUAGES : 0) | (softLicences.length > 0 ? SOFT_LICENCES : 0);
  return (hard > 0 ? HARD : 0) | soft | (needs.length === 0 ? NO_NEEDS : 0);
}

/** The facts in a slot as they were given. */
export function openingFacts(arrays: OpeningArrays, slot: number, places: Places, words: Words): OpeningFacts {
  const place = arrays.place[slot] ?? NOWHERE;
  const id = idOf(arrays.ids, slot) as OpeningId;
  return readOpening(arrays.words, arrays.starts[slot] ?? 0, id, place === NOWHERE ? null : places.facts(place), words);
}

/** The order of ties among openings, by slot: `openingOrder` without the facts. */
export function compareOpenings({ closesOn, ids }: OpeningArrays, a: number, b: number): number {
  return (closesOn[a] ?? 0) - (closesOn[b] ?? 0) || compareIds(ids, a, b);
}
