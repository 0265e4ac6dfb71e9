import type { Day } from '../../kernel/day.js';
import type { JobseekerId } from '../../kernel/ids.js';
import { dueOn } from '../../outcomes/offers/due/expiry.js';
import { isOpen, type Offer } from '../../outcomes/offers/lifecycle/offer.js';
import type { Heard, PersonAnswer } from '../../outcomes/offers/offer-answers.service.js';
import type { OpenQuestion } from '../conversation/conversation.js';
import type { AnsweringAct, SaidTo } from '../hearing/question-sources.js';

/** An offer that has ended is still answered so many days [P]: a late yes goes to a person. */
export const LATE_DAYS = 30;

/**
 * The offers of a person as questions that a text may answer. An offer whose last day is over is late, whether or not it was ended yet. A code belongs
 * to the open offer that has it: those that ended may have had the same.
 */
export function offerQuestions(offers: readonly Offer[], jobseekerId: JobseekerId, today: Day): OpenQuestion[] {
  const byCode = new Map<string, Offer>();
  for (const offer of offers) {
    const known = byCode.get(offer.code);
    if (known === undefined || !isOpen(known)) byCode.set(offer.code, offer);
  }
  return [...byCode.values()].map((offer) => ({
    id: offer.id,
    kind: 'OFFER',
    jobseekerId,
    code: offer.code,
    standing: isOpen(offer) && dueOn(offer, today) !== 'EXPIRE' ? 'OPEN' : 'LATE',
    answered: answeredBefore(offer),
    options: 0,
  }));
}

/** Of an offer that went on, the person wanted more; one that ended otherwise than by their word is not answered. */
function answeredBefore(offer: Offer): OpenQuestion['answered'] {
  if (isOpen(offer)) return offer.state === 'SENT' ? null : 'YES';
  return offer.state === 'DECLINED' ? 'NO' : offer.state === 'ACCEPTED' ? 'YES' : null;
}

/** What an act by text says to an offer. There is no word for accepting, and none for releasing who somebody is. */
export function offerAnswer({ act }: AnsweringAct): PersonAnswer | null {
  if (act === 'INTERESTED' || act === 'LATE_YES') return 'INTERESTED';
  return act === 'DECLINE' ? 'DECLINED' : act === 'CALL_ME' ? 'CALL_ME' : null;
}

/** What is said to an answer, after what became of it. A yes that was said before is one yes. */
export function saidToOffer(answer: PersonAnswer, heard: Heard, code: string): SaidTo {
  if (heard === 'REVIEW') return { phrase: 'handedOver', variables: {} };
  if (answer === 'CALL_ME' || heard === 'CALL') return { phrase: 'callComing', variables: {} };
  if (heard === 'REPEATED') return null;
  if (heard === 'LATE') return { phrase: 'offerLate', variables: { code } };
  return undefined;
}
