import type { Day } from '../../../kernel/day.js';
import { isEnding } from '../../../openings/ventures/venture-standing.js';
import type { VentureKind, VentureStatus } from '../../../openings/ventures/venture.js';
import type { Spell } from './survival.js';

/** A venture from its first line on; everything is a line with the day on which it became known. */
export interface VentureHistory {
  readonly kind: VentureKind;
  /** Its moves, oldest first. */
  readonly moves: readonly { readonly to: VentureStatus; readonly knownOn: Day }[];
  /** What was heard of it, by month, corrections after what they correct. */
  readonly heard: readonly (HeardWork & { readonly month: number; readonly askedOn: Day; readonly knownOn: Day })[];
}

/** Who worked in a venture when somebody heard of it. */
export interface HeardWork {
  readonly members: number;
  /** Returnees among them. */
  readonly returnees: number;
  readonly familyWorkplaces: number;
  readonly communityWorkplaces: number;
}

/** A venture that has started, as it was known on a day. */
export interface KnownVenture {
  readonly kind: VentureKind;
  readonly startedOn: Day;
  /** Null while it goes on, or pauses. */
  readonly endedOn: Day | null;
  /** The last day on which somebody heard that it goes on. */
  readonly lastHeardOn: Day;
  /** What was heard last; null where nothing was. */
  readonly work: HeardWork | null;
}

/** Every venture that had started by a day, as it was known at its end. */
export function venturesKnownOn(ventures: readonly VentureHistory[], asOf: Day): KnownVenture[] {
  return ventures.flatMap(({ kind, moves, heard }): KnownVenture[] => {
    const known = moves.filter((move) => move.knownOn <= asOf);
    const start = known.find((move) => move.to === 'RUNNING');
    if (start === undefined) return [];
    const lines = heard.filter((line) => line.knownOn <= asOf);
    const endedOn = known.find((move) => isEnding(move.to))?.knownOn ?? null;
    const lastHeardOn = lines.reduce((last, { askedOn }) => (askedOn > last ? askedOn : last), start.knownOn);
    return [{ kind, startedOn: start.knownOn, endedOn, lastHeardOn, work: lines.at(-1) ?? null }];
  });
}

/** How long a venture lasted; one that goes on counts up to the last day on which somebody heard of it. */
export function spellOfVenture({ startedOn, endedOn, lastHeardOn }: KnownVenture): Spell {
  return { time: Math.max(0, (endedOn ?? lastHeardOn) - startedOn), ended: endedOn !== null };
}
