import type { Day } from '../../../kernel/day.js';
import { accepted, cannotBecome, invalid, refused, type Outcome } from '../../../kernel/outcome.js';
import { endReasons, type EndReason } from './end-reasons.js';
import { isOver, type Said } from './fold.js';
import { placementStates, type PlacementAct, type PlacementActor, type PlacementId, type PlacementState, type Present } from '../placement.js';

/** What somebody says or does about a placement. */
export type PlacementMove = Exclude<PlacementAct, 'AGREE'>;

/** What is said with a move; what it does not need is left out. */
export interface MoveSaid {
  /** The day that it is about; today where it is left out. */
  readonly on?: Day | null;
  readonly reason?: EndReason | null;
  readonly skillsHelped?: boolean | null;
  readonly linked?: PlacementId | null;
}

/** What a move is judged by besides where the placement stands. */
export interface MoveGround {
  readonly today: Day;
  /** The first day of work that was agreed. */
  readonly startsOn: Day | null;
}

type Guard = (present: Present, said: Said, ground: MoveGround) => Outcome<null>;

/** One row of the table: from where, where to, by whose word, and what else must hold. `SAME`: the state stays, something is noted; `BENEATH`: back to what it was. */
interface MoveRow {
  readonly from: readonly PlacementState[];
  readonly to: PlacementState | 'SAME' | 'BENEATH';
  readonly actors: readonly PlacementActor[];
  readonly guards?: readonly Guard[];
}

const ANY = placementStates;
const AT_WORK: readonly PlacementState[] = ['STARTED', 'ACTIVE', 'PAUSED', 'DISPUTED'];
const OPEN: readonly PlacementState[] = ['AGREED', 'NO_SHOW', ...AT_WORK];
const OK = accepted(null);

const started: Guard = ({ startedOn }) => (startedOn !== null ? OK : invalid('id', 'is of a placement whose start is not confirmed'));
const notStarted: Guard = ({ startedOn }) => (startedOn === null ? OK : invalid('id', 'is of a placement that has started'));
const hasCome: Guard = (_, { on }, { today }) => (on <= today ? OK : invalid('on', 'has not come yet'));
/** A day in another year is a slip of the pen, and figures would follow it. */
const withinYear: Guard = ({ startedOn }, { on }, { today }) => (Math.abs(on - (startedOn ?? today)) <= 366 ? OK : invalid('on', 'is more than a year away'));
const startWasDue: Guard = (_, __, { startsOn, today }) => (startsOn === null || startsOn <= today ? OK : invalid('on', 'is before the day on which work was to begin'));
const disputed: Guard = (present) => (present.disputed ? OK : refused('MOVE_NOT_ALLOWED', { what: 'placement', from: present.state, to: 'SETTLED' }));
const afterStart: Guard = ({ startedOn }, { on }) => (startedOn === null || on >= startedOn ? OK : invalid('on', 'is before the start'));
const freed: Guard = ({ stage, replacementAsked }) => {
  if (replacementAsked) return refused('ALREADY_EXISTS', { what: 'replacement', field: 'placement' });
  return stage === 'CONVERTED' ? refused('MOVE_NOT_ALLOWED', { what: 'placement', from: stage, to: 'REPLACED' }) : OK;
};
const linkedThere: Guard = (_, { linked }) => (linked !== null ? OK : invalid('linked', 'is needed'));
const reasonFits: Guard = ({ startedOn }, { reason }) => {
  if (reason === null || !endReasons.includes(reason as EndReason)) return refused('REASON_NEEDED', { act: 'the end of a placement' });
  if (reason === 'CONVERTED') return invalid('reason', 'is for a conversion, which is a move of its own');
  if (reason === 'NEVER_STARTED' && startedOn !== null) return invalid('reason', 'is for work that never started');
  return reason === 'CONTRACT_COMPLETED' && startedOn === null ? invalid('reason', 'is for work that has started') : OK;
};
const skillsFit: Guard = (_, { reason, skillsHelped }) => {
  if (reason === 'LEFT_LEGALLY') return skillsHelped === null ? invalid('skillsHelped', 'is needed: whether skills gained during reintegration made leaving possible (F57)') : OK;
  return skillsHelped === null ? OK : invalid('skillsHelped', 'is for whoever left legally');
};

/**
 * All that can happen to a placement (RULES "Offers and placements"). Whoever works there can pause and withdraw in every state, by their own word, without a
 * condition; after the end that is about being asked.
 */
export const placementMoves: Readonly<Record<PlacementMove, MoveRow>> = {
  CONFIRM_START: { from: ['AGREED', 'NO_SHOW', 'PAUSED', 'DISPUTED'], to: 'STARTED', actors: ['PERSON', 'EMPLOYER', 'STAFF'], guards: [notStarted, hasCome, withinYear] },
  CORRECT_START: { from: AT_WORK, to: 'SAME', actors: ['STAFF'], guards: [started, hasCome, withinYear] },
  REPORT_NO_SHOW: { from: ['AGREED', 'PAUSED', 'DISPUTED'], to: 'NO_SHOW', actors: ['EMPLOYER', 'STAFF'], guards: [notStarted, hasCome, startWasDue] },
  HEAR: { from: AT_WORK, to: 'ACTIVE', actors: ['PERSON', 'EMPLOYER', 'STAFF', 'SERVICE'], guards: [started, hasCome, afterStart] },
  PAUSE: { from: ANY, to: 'PAUSED', actors: ['PERSON', 'STAFF'] },
  RESUME: { from: ANY, to: 'BENEATH', actors: ['PERSON', 'STAFF'] },
  DISPUTE: { from: OPEN, to: 'DISPUTED', actors: ['PERSON', 'EMPLOYER', 'STAFF'] },
  SETTLE: { from: ['DISPUTED', 'PAUSED'], to: 'BENEATH', actors: ['STAFF'], guards: [disputed] },
  COMPLETE: { from: AT_WORK, to: 'COMPLETED', actors: ['STAFF'], guards: [started, hasCome, afterStart] },
  CONVERT: { from: AT_WORK, to: 'CONVERTED', actors: ['STAFF'], guards: [started, hasCome, afterStart, linkedThere] },
  END: { from: OPEN, to: 'ENDED', actors: ['STAFF'], guards: [hasCome, afterStart, reasonFits, skillsFit] },
  WITHDRAW: { from: ANY, to: 'ENDED', actors: ['PERSON'] },
  ASK_REPLACEMENT: { from: ['NO_SHOW', 'COMPLETED', 'ENDED'], to: 'SAME', actors: ['EMPLOYER', 'STAFF'], guards: [freed] },
};

/** What the moves that end say by themselves. */
const ownReason: Readonly<Partial<Record<PlacementMove, EndReason>>> = { COMPLETE: 'CONTRACT_COMPLETED', CONVERT: 'CONVERTED', WITHDRAW: 'OWN_WISH' };

/** The event of a move, or why it cannot be: not from there, not by them, or a condition of the table does not hold. */
export function decide(present: Present, move: PlacementMove, actor: PlacementActor, said: MoveSaid, ground: MoveGround): Outcome<Said> {
  const { from, to, actors, guards = [] } = placementMoves[move];
  if (!actors.includes(actor)) return refused('NOT_ALLOWED', { act: `${move} of a placement, by the word of ${actor}` });
  if (!from.includes(present.state) || isNothing(present, move, actor)) return cannotBecome('placement', present.state, to, openTo(present, actor));
  const reason = ownReason[move] ?? (move === 'END' ? (said.reason ?? null) : null);
  const event: Said = { act: move, actor, on: dayOf(present, move, said, ground), reason, skillsHelped: said.skillsHelped ?? null, linked: said.linked ?? null };
  for (const guard of guards) {
    const held = guard(present, event, ground);
    if (!held.ok) return held;
  }
  return accepted(event);
}

/** What somebody can make of a placement that stands so, each once, whatever else is asked of it then. */
function openTo(present: Present, actor: PlacementActor): readonly string[] {
  const open = (Object.keys(placementMoves) as PlacementMove[]).filter((move) => placementMoves[move].actors.includes(actor) && placementMoves[move].from.includes(present.state) && !isNothing(present, move, actor));
  return [...new Set(open.map((move) => placementMoves[move].to))].filter((to) => to !== 'SAME' && to !== 'BENEATH' && to !== present.state);
}

/** A wish to stop or pause holds from today, whatever day was said with it. */
function dayOf(present: Present, move: PlacementMove, { on }: MoveSaid, { today }: MoveGround): Day {
  if (move !== 'WITHDRAW' && move !== 'PAUSE') return on ?? today;
  const day = on === undefined || on === null || on > today ? today : on;
  return present.startedOn !== null && day < present.startedOn ? present.startedOn : day;
}

/** Going on where nothing was paused, a second dispute, and a lull after the end. */
function isNothing(present: Present, move: PlacementMove, actor: PlacementActor): boolean {
  if (move === 'RESUME') return !present.paused && present.followUp === 'ON';
  if (move === 'PAUSE') return actor === 'STAFF' && isOver(present);
  return move === 'DISPUTE' && (present.disputed || isOver(present));
}
