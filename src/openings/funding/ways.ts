import { distanceKm, type Point } from '../../kernel/place.js';
import type { CatalogueEntry, Service } from '../../programmes/catalogue/catalogue-entry.js';
import { rulesOf } from '../../programmes/catalogue/catalogue-entry.js';
import type { Instrument } from '../../programmes/instruments.js';
import type { Facts } from '../../programmes/rules/facts.js';
import type { Programme } from '../../programmes/rules/programmes/programme.js';
import { barriersOfLaw, microcredit, startingHelp } from '../../programmes/rules/ready/founders.js';
import { peopleRules } from '../../programmes/rules/ready/people.js';
import { block, ruleSet } from '../../programmes/rules/ready/writing.js';
import type { RuleSet } from '../../programmes/rules/rule-set.js';
import type { WayRules } from './applying.js';

export const wayKinds = ['GRANT', 'TRAINING', 'CREDIT'] as const;
/** What a founder is helped by. CREDIT is paid back, and so never a default (F28). */
export type WayKind = (typeof wayKinds)[number];

/** One way to money or training for a founder or a venture, with the rules that decide it. */
export interface Way {
  readonly kind: WayKind;
  /** Null for an entry of the catalogue, which others decide about. */
  readonly programme: Programme | null;
  /** Null for a programme of the mission. */
  readonly entry: CatalogueEntry | null;
  readonly rules: WayRules;
  /** What this way itself says to rules. */
  readonly facts: Facts;
}

/** Rules beside those of the programme or entry itself. F22 asks of grants alone that something is spent on income or skills; F34 warns whoever founds. */
const BESIDE: Readonly<Record<WayKind, readonly RuleSet[]>> = {
  GRANT: [startingHelp, peopleRules, barriersOfLaw],
  TRAINING: [peopleRules],
  CREDIT: [microcredit, peopleRules, barriersOfLaw],
};
/** Services of the catalogue that help founders. */
const SERVICES: Readonly<Partial<Record<Service, WayKind>>> = { LOAN: 'CREDIT', MATCHING_FUND: 'GRANT', PORTABLE_ASSETS: 'GRANT', TRAINING: 'TRAINING' };
export const founderServices = Object.keys(SERVICES) as readonly Service[];
/** Instruments of programmes that help founders; both are never credit. */
const INSTRUMENTS: readonly (Instrument & WayKind)[] = ['GRANT', 'TRAINING'];

/** The way that a programme is, by its rule sets of the day; null where it helps no founder. */
export function wayOfProgramme(programme: Programme, sets: readonly RuleSet[]): Way | null {
  const kind = INSTRUMENTS.find((each) => programme.instruments.includes(each));
  return kind === undefined ? null : { kind, programme, entry: null, rules: rulesOfWay(kind, sets), facts: { ...kindFacts(kind), instrument: kind } };
}

/** The way that an entry of the catalogue is for somebody at a place, null for nobody knows where; null where it helps no founder. */
export function wayOfEntry(entry: CatalogueEntry, at: Point | null): Way | null {
  const kind = SERVICES[entry.service];
  if (kind === undefined) return null;
  // What somebody earned abroad is their own: nobody asks what it is spent on.
  const beside = entry.service === 'PORTABLE_ASSETS' ? [peopleRules, barriersOfLaw] : BESIDE[kind];
  // Under F28 an entry asks it itself (`rulesOf`); every other loan is credit all the same.
  const always = beside.filter((set) => entry.rule !== 'F28' || set !== microcredit);
  return { kind, programme: null, entry, rules: { ...rulesOfWay(kind, [rulesOf(entry), offeredSet(entry.rule)]), always }, facts: { ...kindFacts(kind), fundingEndsOn: entry.fundingEndsOn, withinReach: reaches(entry, at) } };
}

/** What holds of every entry: its money has not run out, and it reaches where the founders are. */
function offeredSet(rule: string): RuleSet {
  return ruleSet('The catalogue', [
    block(rule, 'Its funding has ended.', { not: { fact: 'fundingEndsOn', over: true } }, { unknown: 'PASS' }),
    block(rule, 'It is not offered at this place.', { fact: 'withinReach', is: true }, { unknown: 'PASS' }),
  ]);
}

function rulesOfWay(kind: WayKind, sets: readonly RuleSet[]): WayRules {
  return { sets, always: BESIDE[kind], owedByAll: kind === 'CREDIT' };
}

function reaches({ reach }: Pick<CatalogueEntry, 'reach'>, at: Point | null): boolean | null {
  if (reach === null) return true;
  return at === null ? null : distanceKm(reach, at) <= reach.reachKm;
}

/** F15: to found something is work, and not for a child alone; a course may be. */
function kindFacts(kind: WayKind): Facts {
  return { openingKind: kind === 'TRAINING' ? 'TRAINING' : 'VENTURE_ROLE' };
}
