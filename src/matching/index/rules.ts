import type { Day } from '../../kernel/day.js';
import { contributionOf } from '../match.js';
import { signalNames, type Policy, type SignalName } from '../policy.js';
import type { PreparedJobseeker } from '../prepared-jobseeker.js';
import type { PreparedOpening } from '../prepared-opening.js';
import type { Bits, Bound, Columns } from '../requirements/columns.js';
import type { Requirement } from '../requirements/requirement.js';
import { requirements } from '../requirements/requirements.js';
import { experience } from '../signals/experience.js';
import { learning } from '../signals/learning.js';
import { languages } from '../signals/languages.js';
import { licences } from '../signals/licences.js';
import { nearness } from '../signals/nearness.js';
import { occupation } from '../signals/occupation.js';
import { pay } from '../signals/pay.js';
import type { Signal } from '../signals/signal.js';
import { signals } from '../signals/signals.js';
import { skills } from '../signals/skills.js';
import { wish } from '../signals/wish.js';
import type { AskedLists } from './opening-record.js';

export type Table = NonNullable<Columns['table']>;

/** Bits of the masks that are not a requirement's: what is out has `OUT`, and everybody with unknown age has `AGE`. */
const OUT = 1 << 31;
/** In what both sides have: an age is asked, and the person's is unknown. */
export const AGE = 1 << 30;
const FREE_BITS = 30;

/** The signals that the index counts itself. One that is not here, or is another function by now, is asked for its value pair by pair. */
const counted: Readonly<Partial<Record<SignalName, Signal>>> = {
  SKILLS: skills,
  OCCUPATION: occupation,
  EXPERIENCE: experience,
  LEARNING: learning,
  WISH: wish,
  NEARNESS: nearness,
  PAY: pay,
  LANGUAGES: languages,
  LICENCES: licences,
};

/** The two names under which everything about a pair is decided. */
export interface Engine {
  readonly requirements: readonly Requirement[];
  readonly signals: Readonly<Record<SignalName, Signal>>;
}

/** How the requirements and signals of the engine lie in the columns of an index. */
export class Rules {
  readonly tables: ReadonlySet<Table>;
  readonly ages: readonly NonNullable<Columns['age']>[];
  /** Requirements without columns: asked last, pair by pair. */
  readonly asked: readonly Requirement[];
  /** Signals that the index does not count. */
  readonly askedSignals: readonly SignalName[];
  /** How many bounds an opening offers and a jobseeker needs. */
  readonly boundCount: number;
  private readonly bounds: readonly Bound[];
  /** The requirement of each bound, by a number; those of one stand side by side and are one gap together. */
  readonly boundGroups: readonly number[];
  private readonly bits: readonly (Bits & { readonly shift: number })[];
  private readonly outs: readonly Columns[];

  constructor(readonly engine: Engine = { requirements, signals }) {
    const bits: (Bits & { readonly shift: number })[] = [];
    const told: Columns[] = [];
    const asked: Requirement[] = [];
    let shift = 0;
    for (const requirement of engine.requirements) {
      const width = requirement.columns?.bits?.width ?? 0;
      if (requirement.columns === null || shift + width > FREE_BITS) {
        asked.push(requirement);
        continue;
      }
      told.push(requirement.columns);
      if (requirement.columns.bits !== undefined) bits.push({ ...requirement.columns.bits, shift });
      shift += width;
    }
    this.asked = asked;
    this.bits = bits;
    this.outs = told;
    this.bounds = told.flatMap((columns) => columns.bounds ?? []);
    this.boundGroups = told.flatMap((columns, group) => (columns.bounds ?? []).map(() => group));
    this.boundCount = this.bounds.length;
    this.ages = told.flatMap((columns) => columns.age ?? []);
    this.tables = new Set(told.flatMap((columns) => columns.table ?? []));
    this.askedSignals = signalNames.filter((name) => counted[name] === undefined || counted[name] !== engine.signals[name]);
  }

  /** What an opening asks, one bit each, and `OUT`, which everybody who is out lacks. */
  askedBits(opening: PreparedOpening): number {
    const age = this.ages.some((years) => years(opening) !== null) ? AGE : 0;
    return this.bits.reduce((mask, { asked, shift }) => mask | (asked(opening) << shift), OUT | age);
  }

  /** What a jobseeker lacks, one bit each. Nobody matches somebody whose mask has `OUT`. */
  lackingBits(jobseeker: PreparedJobseeker, asOf: Day): number {
    const out = this.isJobseekerOut(jobseeker, asOf) ? OUT : 0;
    const age = jobseeker.birthdays === null ? AGE : 0;
    return this.bits.reduce((mask, { lacking, shift }) => mask | (lacking(jobseeker) << shift), out | age);
  }

  isJobseekerOut(jobseeker: PreparedJobseeker, asOf: Day): boolean {
    return this.outs.some(({ jobseekerOut }) => jobseekerOut?.(jobseeker, asOf) === true);
  }

  isOpeningOut(opening: PreparedOpening, asOf: Day): boolean {
    return this.outs.some(({ openingOut }) => openingOut?.(opening, asOf) === true);
  }

  /** The lists of an opening, without those that `asked` requirements decide. */
  listsToHold(opening: PreparedOpening): AskedLists {
    const { needs, needsWeight, hardSkills, hardLanguages, softLanguages, hardLicences, softLicences } = opening;
    const kept = <T>(table: Table, list: readonly T[]): readonly T[] => (this.tables.has(table) ? list : []);
    return {
      needs,
      needsWeight,
      hardSkills: kept('SKILLS', hardSkills),
      hardLanguages: kept('LANGUAGES', hardLanguages),
      softLanguages,
      hardLicences: kept('LICENCES', hardLicences),
      softLicences,
    };
  }

  /** Writes what a jobseeker needs of each bound to `columns`, one after the other and each as long as there are slots. */
  writeNeeds(jobseeker: PreparedJobseeker, columns: Float64Array, slot: number): void {
    const length = columns.length / this.boundCount;
    this.bounds.forEach((bound, i) => {
      columns[i * length + slot] = bound.needs(jobseeker);
    });
  }

  /** Writes what an opening offers of each bound to `columns`, one after the other and each as long as there are slots. */
  writeOffers(opening: PreparedOpening, columns: Float64Array, slot: number): void {
    const length = columns.length / this.boundCount;
    this.bounds.forEach((bound, i) => {
      columns[i * length + slot] = bound.offers(opening);
    });
  }

  /** The gaps among bits that both sides have. */
  static gapsAmong(both: number): number {
    let gaps = 0;
    for (let rest = both & ~(OUT | AGE); rest !== 0; rest &= rest - 1) gaps++;
    return gaps;
  }
}

/** Weights and neutral points of a policy by signal; a signal that the index does not count weighs nothing in it. */
export interface Weights {
  readonly weight: Readonly<Record<SignalName, number>>;
  /** What each signal contributes where it is unknown. */
  readonly neutral: Readonly<Record<SignalName, number>>;
}

export function weightsOf(policy: Policy, rules: Rules): Weights {
  const of = (number: (name: SignalName) => number): Record<SignalName, number> =>
    Object.fromEntries(signalNames.map((name) => [name, rules.askedSignals.includes(name) ? 0 : number(name)])) as Record<SignalName, number>;
  return {
    weight: of((name) => policy.signals[name].weight),
    neutral: of((name) => contributionOf(policy.signals[name].weight, policy.signals[name].neutral)),
  };
}
