import { isOpen, type OfferState } from '../offers/lifecycle/offer.js';
import type { OfferEvent } from '../offers/lifecycle/offer-event.js';
import type { QuestionStage } from '../response-rates/question.js';
import type { ToldQuestion } from '../response-rates/questions.service.js';

/** What an employer is asked while an offer stands there. Before that it may know nobody, and afterwards the person is asked. */
const STAGES: Partial<Record<OfferState, QuestionStage>> = { IDENTITY_RELEASED: 'CANDIDATE', INTERVIEW: 'INTERVIEW' };

/** What of an offer's history the questions follow. */
export type HistoryLine = Pick<OfferEvent, 'act' | 'from' | 'to' | 'at'>;

/**
 * What the employer was asked over an offer's history, at most once for each stage. An answer that is taken back leaves its question open as before. A hold
 * closes it, since nobody can answer then; when the offer goes on, it is asked anew.
 */
export function questionsOf(history: readonly HistoryLine[]): readonly ToldQuestion[] {
  const told = new Map<QuestionStage, ToldQuestion>();
  const ask = (stage: QuestionStage, askedAt: Date) => told.set(stage, { stage, askedAt, answeredAt: null, closedAt: null });
  const end = (over: Pick<Partial<ToldQuestion>, 'answeredAt' | 'closedAt'>) => {
    for (const [stage, question] of told) if (question.answeredAt === null && question.closedAt === null) told.set(stage, { ...question, ...over });
  };
  for (const { act, from, to, at } of history) {
    const [before, after] = [from === null ? undefined : STAGES[from], STAGES[to]];
    if (act === 'UNDO') {
      if (before !== undefined) told.delete(before);
      const known = after === undefined ? undefined : told.get(after);
      if (known !== undefined) told.set(known.stage, { ...known, answeredAt: null, closedAt: null });
    } else if (act === 'INTERVIEW' || act === 'CONFIRM' || act === 'NOT_SELECT') {
      end({ answeredAt: at });
      if (after !== undefined) ask(after, at);
    } else if (act === 'HOLD' || !isOpen({ state: to })) end({ closedAt: at });
    else if (after !== undefined && (act === 'RESUME' || after !== before)) ask(after, at);
  }
  return [...told.values()];
}
