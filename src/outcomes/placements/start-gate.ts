import type { Day } from '../../kernel/day.js';
import { refused, type Outcome, type Refused } from '../../kernel/outcome.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { Placement } from './placement.js';

/** A rule that stands in the way of a start, with what it says, without a full stop. */
export interface BrokenRule {
  /** As in the programme's own list, such as L2. */
  readonly rule: string;
  readonly problem: string;
}

/** A start that rules forbid. */
export interface BlockedStart {
  readonly placement: Placement;
  /** At least one. */
  readonly broken: readonly BrokenRule[];
}

/** Judges whether work may start on a day. */
export interface StartGuard {
  /** The rules that this start breaks, in the transaction that would record it; none where it may be. */
  broken(tx: Tx, viewer: Viewer, placement: Placement, startedOn: Day): Promise<readonly BrokenRule[]>;
  /** Has somebody see to a start that may not be, in a transaction of its own. */
  tell(tx: Tx, viewer: Viewer, blocked: BlockedStart): Promise<void>;
}

/** Told of a start that rules forbid, so that it is seen to once its transaction is undone, or done: the word of an employer alone is kept. */
export type Blocked = (blocked: BlockedStart) => void;

/** Before a start is recorded it is judged by whoever joined. A refusal undoes what its transaction wrote, so what staff have to do about it is written after it. */
export class StartGate {
  private readonly guards: StartGuard[] = [];

  constructor(private readonly work: UnitOfWork) {}

  add(guard: StartGuard): void {
    this.guards.push(guard);
  }

  /** Why the start is not recorded; null where it is. Staff are told the rules by name; an employer "not available", since rules about age would tell it the age of somebody. */
  async faultOf(tx: Tx, viewer: Viewer, placement: Placement, startedOn: Day, blocked: Blocked): Promise<Refused | null> {
    const broken: BrokenRule[] = [];
    for (const guard of this.guards) broken.push(...(await guard.broken(tx, viewer, placement, startedOn)));
    if (broken.length === 0) return null;
    blocked({ placement, broken });
    return viewer.employerId !== null ? refused('NOT_AVAILABLE', {}) : refused('RULE_FORBIDS', { rule: idsOf(broken).join(', '), problem: broken.map(({ problem }) => problem).join('. ') });
  }

  /** As `UnitOfWork.act`, for moves that may be a start: one that rules forbid is put on the lists of staff after it. */
  async act(act: Act, move: (tx: Tx, blocked: Blocked) => Promise<Outcome<Placement>>): Promise<Outcome<Placement>> {
    const blockedStarts: BlockedStart[] = [];
    const done = await this.work.act(act, (tx) => move(tx, (blocked) => blockedStarts.push(blocked)));
    for (const blocked of blockedStarts) await this.work.run(act.viewer, (tx) => this.tell(tx, act.viewer, blocked));
    return done;
  }

  private async tell(tx: Tx, viewer: Viewer, blocked: BlockedStart): Promise<void> {
    for (const guard of this.guards) await guard.tell(tx, viewer, blocked);
  }
}

/** The ids of these rules, each once. */
export function idsOf(broken: readonly BrokenRule[]): string[] {
  return [...new Set(broken.map(({ rule }) => rule))];
}
