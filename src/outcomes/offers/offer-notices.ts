import { formatDay, type Day } from '../../kernel/day.js';
import type { AccountId } from '../../kernel/ids.js';
import type { TaskDraft } from '../../office/tasks/task.js';
import type { TasksService } from '../../office/tasks/tasks.service.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { ConsentsService } from '../../people/consents/consents.service.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import type { Viewer } from '../../platform/viewer.js';
import type { MessageKind } from '../messages/message.js';
import type { MessagesService } from '../messages/messages.service.js';
import { isOpen, type Offer } from './lifecycle/offer.js';
import type { OfferAct } from './lifecycle/offer-moves.js';
import type { OfferEvent } from './lifecycle/offer-event.js';

/** A move that was carried out, with what is known around it. */
export interface Noticed {
  readonly before: Offer;
  readonly offer: Offer;
  readonly line: OfferEvent;
  /** The lines before it. */
  readonly history: readonly OfferEvent[];
  /** Whoever accompanies the person. */
  readonly holder: AccountId | null;
  readonly today: Day;
  /** So many working days from today. */
  readonly soon: (days: number) => Day;
}

/** What staff have to do after an act, and by when in working days [P]; 0 is today. */
const calls: Readonly<Partial<Record<OfferAct, { readonly kind: TaskDraft['kind']; readonly days: number; readonly high: boolean }>>> = {
  NOT_DELIVERED: { kind: 'CALL', days: 1, high: false },
  // A text means interest only: somebody reads out who asks, and where.
  INTEREST: { kind: 'CALL', days: 2, high: false },
  // The terms are read out before anything is accepted (L8).
  CONFIRM: { kind: 'CALL', days: 1, high: true },
  NOT_SELECT: { kind: 'CALL', days: 2, high: false },
  ASK_CALL: { kind: 'CALL', days: 0, high: true },
  LATE_ANSWER: { kind: 'LATE_ANSWER', days: 1, high: false },
};

/** What the person is told of an ending that was not their own word. */
const told: Readonly<Partial<Record<OfferAct, MessageKind>>> = { EXPIRE: 'OFFER_EXPIRED', FILL: 'OFFER_FILLED', WITHDRAW: 'OFFER_WITHDRAWN', CANCEL: 'OFFER_WITHDRAWN' };

/** What a move of an offer has people told and staff asked to do. A need arises once: its key has the line of the move in it. */
export class OfferNotices {
  constructor(
    private readonly messages: Pick<MessagesService, 'queue' | 'cancelOf' | 'deliveries'>,
    private readonly tasks: Pick<TasksService, 'open' | 'settle'>,
    private readonly consents: Pick<ConsentsService, 'agreesIn'>,
  ) {}

  async after(tx: Tx, viewer: Viewer, noticed: Noticed): Promise<void> {
    const { before, offer, line, history } = noticed;
    const moved = before.state !== offer.state;
    if (moved) await this.tasks.settle(tx, viewer, { kind: 'SEAT_UNPAID', subjectId: offer.id, occasion: unpaidAfter(history) });
    if (moved) for (const each of sinceLastMove(history)) await this.settle(tx, viewer, offer, each);
    if (!isOpen(offer) || line.act === 'HOLD') await this.messages.cancelOf(tx, offer.missionId, 'Offer', offer.id);
    if (line.act === 'SEND') await this.text(tx, viewer, 'OFFER', offer, line);
    if (line.act === 'REMIND') await this.text(tx, viewer, 'OFFER_REMINDER', offer, line);
    if (line.act === 'RESUME' && offer.state === 'SENT' && offer.deliveredAt === null) await this.sendAgain(tx, viewer, offer, line);
    if (moved && isOpen(before) && before.sentAt !== null && line.actor !== 'PERSON') await this.tellEnd(tx, viewer, noticed);
    const call = calls[line.act];
    if (call !== undefined) await this.ask(tx, viewer, noticed, call.kind, call.days, call.high);
  }

  /** A seat came free: one that was filled is published again by staff, not by itself. */
  async seatFree(tx: Tx, viewer: Viewer, { id, status }: Pick<Opening, 'id' | 'status'>, dueOn: Day): Promise<void> {
    if (status !== 'FILLED') return;
    await this.tasks.open(tx, viewer, { kind: 'REVIEW', subjectKind: 'Opening', subjectId: id, jobseekerId: null, occasion: `seat-free-${formatDay(dueOn)}`, queue: 'JOB_PLACEMENT_OFFICER', dueOn });
  }

  /** Its turn came, and something stands in the way: an officer looks, once. */
  async passedOver(tx: Tx, viewer: Viewer, { id, jobseekerId }: Offer, dueOn: Day): Promise<void> {
    await this.tasks.open(tx, viewer, { kind: 'REVIEW', subjectKind: 'Offer', subjectId: id, jobseekerId, occasion: 'passed-over', queue: 'JOB_PLACEMENT_OFFICER', dueOn });
  }

  /** Somebody wants it, and something stands in the way of going on. */
  async stands(tx: Tx, viewer: Viewer, { id, jobseekerId, version }: Offer, owner: AccountId | null, dueOn: Day): Promise<void> {
    await this.tasks.open(tx, viewer, { kind: 'REVIEW', subjectKind: 'Offer', subjectId: id, jobseekerId, occasion: `interest-${version}`, queue: 'CASE_MANAGER', owner, dueOn });
  }

  /** An employer wants somebody for whose seat no money could be set aside: an officer looks, once for each time that the offer stood so. */
  async wantsMoney(tx: Tx, viewer: Viewer, { id, jobseekerId }: Offer, history: readonly OfferEvent[], dueOn: Day): Promise<void> {
    await this.tasks.open(tx, viewer, { kind: 'SEAT_UNPAID', subjectKind: 'Offer', subjectId: id, jobseekerId, occasion: unpaidAfter(history), queue: 'JOB_PLACEMENT_OFFICER', priority: 'HIGH', dueOn });
  }

  /** What rules routed of somebody to whom something is to be offered, on the lists of those who may know it. */
  async routed(tx: Tx, viewer: Viewer, drafts: readonly TaskDraft[]): Promise<void> {
    for (const draft of drafts) await this.tasks.open(tx, viewer, draft);
  }

  private async tellEnd(tx: Tx, viewer: Viewer, noticed: Noticed): Promise<void> {
    const { offer, line } = noticed;
    const kind = told[line.act];
    if (kind === undefined || line.reason === 'FORGOTTEN' || line.reason === 'CASE_CLOSED') return;
    if (await this.consents.agreesIn(tx, viewer, offer.jobseekerId, { purpose: 'SMS' })) await this.text(tx, viewer, kind, offer, line);
    else await this.ask(tx, viewer, noticed, 'CALL', 2, false);
  }

  private async sendAgain(tx: Tx, viewer: Viewer, offer: Offer, line: OfferEvent): Promise<void> {
    const last = (await this.messages.deliveries(tx, offer.missionId, 'Offer', [offer.id], 'OFFER')).get(offer.id);
    if (last === undefined || last.status === 'CANCELLED') await this.text(tx, viewer, 'OFFER', offer, line);
  }

  private async text(tx: Tx, viewer: Viewer, kind: MessageKind, { id, jobseekerId, code }: Offer, { number }: OfferEvent): Promise<void> {
    await this.messages.queue(tx, viewer, { jobseekerId, kind, subjectKind: 'Offer', subjectId: id, occasion: String(number), variables: { code } });
  }

  private async ask(tx: Tx, viewer: Viewer, { offer, line, holder, today, soon }: Noticed, kind: TaskDraft['kind'], days: number, high: boolean): Promise<void> {
    const dueOn = days === 0 ? today : soon(days);
    const draft = { kind, subjectKind: 'Offer', subjectId: offer.id, jobseekerId: offer.jobseekerId, occasion: occasionOf(line), queue: 'CASE_MANAGER', owner: holder, dueOn } as const;
    await this.tasks.open(tx, viewer, high ? { ...draft, priority: 'HIGH' } : draft);
  }

  private async settle(tx: Tx, viewer: Viewer, offer: Offer, line: OfferEvent): Promise<void> {
    const call = calls[line.act];
    if (call !== undefined && line.act !== 'LATE_ANSWER') await this.tasks.settle(tx, viewer, { kind: call.kind, subjectId: offer.id, occasion: occasionOf(line) });
  }
}

/** The lines that may have left something to do: what came before the last change of state was settled with that. */
function sinceLastMove(history: readonly OfferEvent[]): readonly OfferEvent[] {
  const last = history.findLastIndex(({ from, to }) => from !== to);
  return history.slice(Math.max(0, last));
}

/** One for each state in which the employer wanted the person: whatever the offer becomes next settles it. */
const unpaidAfter = (history: readonly OfferEvent[]): string => `unpaid-${sinceLastMove(history)[0]?.number ?? 0}`;

const occasionOf = ({ act, number }: OfferEvent): string => `${act.toLowerCase().replaceAll('_', '-')}-${number}`;
