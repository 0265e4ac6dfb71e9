import type { AccountId, MissionId } from '../../../kernel/ids.js';
import type { OfferId, OfferState } from './offer.js';
import type { OfferAct } from './offer-moves.js';
import type { ActorKind, OfferChannel } from './offer-words.js';

/** One line of an offer's history; appended. The offer is what its lines made of it. */
export interface OfferEvent {
  readonly missionId: MissionId;
  readonly offerId: OfferId;
  /** 1 for the first, then without a gap. */
  readonly number: number;
  readonly act: OfferAct;
  /** Null for the first line. */
  readonly from: OfferState | null;
  readonly to: OfferState;
  readonly actor: ActorKind;
  /** Whoever wrote it down; null for the service, and for an answer by text or link. */
  readonly by: AccountId | null;
  readonly channel: OfferChannel | null;
  /** Of a read-out: the language in which the person heard it. */
  readonly language: string | null;
  /** A code of a closed list. */
  readonly reason: string | null;
  /** What staff wrote, such as why more offers than usual may run; forgotten with the person. */
  readonly note: string | null;
  readonly at: Date;
}

/** Who makes a move, and how it came. */
export interface OfferActor {
  readonly kind: ActorKind;
  readonly by: AccountId | null;
  readonly channel: OfferChannel | null;
}

/** The service itself, where a day has come or something else moved. */
export const SERVICE: OfferActor = { kind: 'SERVICE', by: null, channel: null };

/** How long an employer may take an answer back. */
export const UNDO_MINUTES = 30;

/** Acts that may be taken back. */
const UNDONE: readonly OfferAct[] = ['INTERVIEW', 'CONFIRM', 'NOT_SELECT'];

/** The line that may be taken back at this moment: the last one, a short while ago, of the same actor. Null where there is none. */
export function undoable(events: readonly OfferEvent[], actor: OfferActor, now: Date): OfferEvent | null {
  const last = events.at(-1);
  if (last === undefined || !UNDONE.includes(last.act) || last.actor !== actor.kind) return null;
  return now.getTime() - last.at.getTime() <= UNDO_MINUTES * 60_000 ? last : null;
}
