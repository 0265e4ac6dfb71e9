import { overStates, type PlacementEvent, type PlacementState, type Present } from '../placement.js';

const agreed: Present = {
  state: 'AGREED',
  stage: 'AGREED',
  paused: false,
  disputed: false,
  startSaidByPerson: null,
  startSaidByEmployer: null,
  startedOn: null,
  endedOn: null,
  endReason: null,
  skillsHelped: null,
  heardOn: null,
  followUp: 'ON',
  convertedTo: null,
  replacementAsked: false,
};

/** What an event says, wherever it is kept. */
export type Said = Pick<PlacementEvent, 'act' | 'actor' | 'on' | 'reason' | 'skillsHelped' | 'linked'>;

/** Where a placement stands after these events, in their order. */
export function presentOf(events: readonly Said[]): Present {
  return events.reduce(after, agreed);
}

/** Where it stands after one more event. */
export function after(before: Present, event: Said): Present {
  const next = applied(before, event);
  return { ...next, state: stateOf(next) };
}

/** Whether the work is over. */
export function isOver({ stage }: Pick<Present, 'stage'>): boolean {
  return overStates.includes(stage);
}

/** Whether wages are due at present: a dispute never stops them. */
export function wagesGoOn(present: Pick<Present, 'stage' | 'paused' | 'disputed'>): boolean {
  const works = present.stage === 'STARTED' || present.stage === 'ACTIVE';
  return works && (present.disputed || !present.paused);
}

function stateOf(present: Present): PlacementState {
  if (isOver(present)) return present.stage;
  return present.paused ? 'PAUSED' : present.disputed ? 'DISPUTED' : present.stage;
}

function applied(before: Present, event: Said): Present {
  const { on } = event;
  switch (event.act) {
    case 'AGREE':
      return agreed;
    case 'CONFIRM_START':
      return startSaid(before, event);
    case 'CORRECT_START':
      return { ...before, startedOn: on };
    case 'REPORT_NO_SHOW':
      // Whoever says that nobody came no longer says that somebody did.
      return { ...before, stage: 'NO_SHOW', startSaidByEmployer: null };
    case 'HEAR':
      return { ...before, stage: before.stage === 'STARTED' ? 'ACTIVE' : before.stage, heardOn: later(before.heardOn, on) };
    case 'PAUSE':
      return { ...before, paused: before.paused || !isOver(before), followUp: pausedFollowUp(before, event) };
    case 'RESUME':
      return { ...before, paused: false, followUp: 'ON' };
    case 'DISPUTE':
      return { ...before, disputed: true };
    case 'SETTLE':
      return { ...before, disputed: false };
    case 'COMPLETE':
      return ended(before, 'COMPLETED', event);
    case 'CONVERT':
      return { ...ended(before, 'CONVERTED', event), convertedTo: event.linked };
    case 'END':
      return ended(before, 'ENDED', event);
    case 'WITHDRAW':
      return isOver(before) ? { ...before, followUp: 'STOPPED' } : { ...ended(before, 'ENDED', event), followUp: 'STOPPED' };
    case 'ASK_REPLACEMENT':
      return { ...before, replacementAsked: true };
  }
}

/** Staff confirm alone; else both sides must say the same day. */
function startSaid(before: Present, { actor, on }: Said): Present {
  const said =
    actor === 'PERSON' ? { ...before, startSaidByPerson: on } : actor === 'EMPLOYER' ? { ...before, startSaidByEmployer: on } : { ...before, startSaidByPerson: null, startSaidByEmployer: null };
  const both = said.startSaidByPerson !== null && said.startSaidByPerson === said.startSaidByEmployer;
  return actor === 'STAFF' || both ? { ...said, stage: 'STARTED', startedOn: on } : said;
}

/** The person's own pause also means not to be asked; a lull that staff write down does not. */
function pausedFollowUp({ followUp }: Present, { actor }: Said): Present['followUp'] {
  return actor === 'PERSON' && followUp === 'ON' ? 'PAUSED' : followUp;
}

function ended(before: Present, stage: PlacementState, { on, reason, skillsHelped }: Said): Present {
  return { ...before, stage, endedOn: on, endReason: reason, skillsHelped };
}

function later<D extends number>(one: D | null, other: D): D {
  return one === null || other > one ? other : one;
}
