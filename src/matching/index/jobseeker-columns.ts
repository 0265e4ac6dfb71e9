import type { JobseekerId } from '../../kernel/ids.js';
import type { MatchContext } from '../context.js';
import { prepareJobseeker, type PreparedJobseeker } from '../prepared-jobseeker.js';
import { USUAL_TRAVEL_KM } from '../requirements/reachable.js';
import type { JobseekerFacts } from '../types.js';
import { columnsOf, resizedColumns, type ColumnsOf } from './column-set.js';
import { compareIds, idOf, IdTable } from './id-table.js';
import { JobseekerRecord, writeJobseeker } from './jobseeker-record.js';
import type { Places } from './places.js';
import { Draft, Records } from './records.js';
import { heldSigns } from './signs.js';
import type { Rules } from './rules.js';
import { bytesOf, roomFor, sharedFloat64, sharedInt32, sharedUint16, stretched } from './shared-arrays.js';
import type { Words } from './words.js';

export const NOWHERE = -1;

/** A slot with nobody in it lacks everything. */
const NOBODY = -1;

const makers = {
  /** Bits of `Rules.lackingBits`; all of them where nobody is in the slot. */
  lacking: (length: number) => sharedInt32(length).fill(NOBODY),
  /** Bits of `heldSigns` that the person does not have. */
  lackingSigns: sharedInt32,
  place: sharedInt32,
  /** Whole kilometres; the usual ones where the person named none. */
  limitKm: sharedInt32,
  /** Number of the set of countries in which the person would move. */
  moves: sharedUint16,
  /** First day on which the person could begin anywhere: today or later. */
  from: sharedInt32,
};

/** Columns that decide at once, one entry a slot; then records, and where each begins. */
export interface JobseekerArrays extends ColumnsOf<typeof makers> {
  readonly ids: Uint32Array;
  /** A column for each bound of `Rules`, one after the other. */
  readonly needs: Float64Array;
  readonly words: Int32Array;
  readonly starts: Int32Array;
  readonly size: number;
}

/** All jobseekers of a market as columns, with records from which their facts can be read back. */
export class JobseekerColumns {
  readonly ids: IdTable;
  private readonly records: Records;
  private columns: ColumnsOf<typeof makers>;
  private needs: Float64Array;
  private readonly draft = new Draft();
  private readonly reader = new JobseekerRecord();

  constructor(
    private readonly rules: Rules,
    private readonly places: Places,
    private readonly words: Words,
    capacity: number,
  ) {
    this.ids = new IdTable(capacity);
    this.records = new Records(capacity, capacity * 40);
    this.columns = columnsOf(makers, capacity);
    this.needs = sharedFloat64(capacity * rules.boundCount);
  }

  get arrays(): JobseekerArrays {
    const { columns, needs, ids, records } = this;
    return { ...columns, needs, ids: ids.words, words: records.words, starts: records.starts, size: ids.size };
  }

  get bytes(): number {
    return this.ids.bytes + this.records.bytes + bytesOf(this.needs, ...Object.values(this.columns));
  }

  /** Writes a jobseeker's facts to its slot, a new one where it has none, and returns the slot. */
  put(facts: JobseekerFacts, context: MatchContext): number {
    const prepared = prepareJobseeker(facts, context);
    const inferred = prepared.likelyOccupations().slice(facts.occupations.length);
    // What cannot be written throws here, before anything has changed.
    writeJobseeker(this.draft, facts, inferred, this.words);
    const moves = this.words.moveNumber(facts.wouldMoveTo);
    const slot = this.ids.add(facts.id);
    this.makeRoom(slot);
    this.records.put(slot, this.draft);
    const { columns } = this;
    columns.place[slot] = facts.place === null ? NOWHERE : this.places.numberOf(facts.place);
    columns.limitKm[slot] = facts.travelLimitKm ?? USUAL_TRAVEL_KM;
    columns.moves[slot] = moves;
    columns.lackingSigns[slot] = ~heldSigns(prepared, this.words);
    this.writeDay(slot, prepared, context);
    return slot;
  }

  remove(id: JobseekerId): void {
    const slot = this.ids.slotOf(id);
    if (slot < 0) return;
    this.ids.remove(id);
    this.records.drop(slot);
    this.columns.lacking[slot] = NOBODY;
  }

  /** Works out afresh what depends on the day. */
  turnTo(context: MatchContext): void {
    for (let slot = 0; slot < this.ids.size; slot++) {
      if (this.isHeld(slot)) this.writeDay(slot, prepareJobseeker(this.facts(slot), context), context);
    }
  }

  isHeld(slot: number): boolean {
    return this.records.has(slot);
  }

  facts(slot: number): JobseekerFacts {
    return jobseekerFacts(this.arrays, this.reader, slot, this.places, this.words);
  }

  private writeDay(slot: number, prepared: PreparedJobseeker, { asOf }: MatchContext): void {
    this.columns.lacking[slot] = this.rules.lackingBits(prepared, asOf);
    this.rules.writeNeeds(prepared, this.needs, slot);
    this.columns.from[slot] = Math.max(asOf, prepared.facts.availableFrom ?? asOf);
  }

  private makeRoom(slot: number): void {
    const before = this.columns.lacking.length;
    if (slot < before) return;
    const length = roomFor(slot + 1);
    this.columns = resizedColumns(this.columns, length);
    this.columns.lacking.fill(NOBODY, before);
    this.needs = stretched(this.needs, this.rules.boundCount, length);
  }
}

/** The facts in a slot as they were given. */
export function jobseekerFacts(arrays: JobseekerArrays, reader: JobseekerRecord, slot: number, places: Places, words: Words): JobseekerFacts {
  const place = arrays.place[slot] ?? NOWHERE;
  return reader
    .at(arrays.words, arrays.starts[slot] ?? 0)
    .facts(
      idOf(arrays.ids, slot) as JobseekerId,
      place === NOWHERE ? null : places.facts(place),
      arrays.limitKm[slot] ?? 0,
      words.countriesOf(arrays.moves[slot] ?? 0),
      words,
    );
}

/** The order of ties among jobseekers, by slot: `jobseekerOrder` without the facts. */
export function compareJobseekers({ from, ids }: JobseekerArrays, a: number, b: number): number {
  return (from[a] ?? 0) - (from[b] ?? 0) || compareIds(ids, a, b);
}
