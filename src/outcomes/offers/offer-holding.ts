import { formatDay } from '../../kernel/day.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import type { HoldsPersonalData } from '../../people/personal-data/holders.js';
import type { Tx } from '../../platform/database/unit-of-work.js';
import { serviceViewer } from '../../platform/viewer.js';
import { isOpen, type Offer } from './lifecycle/offer.js';
import type { OfferBook } from './offer-book.js';
import { emptyOffers, offersOfPerson } from './offer.store.js';

/** What a person was offered: how it is told, and forgotten. */
export function offerHolding(book: OfferBook): HoldsPersonalData {
  return {
    title: 'Work that you were offered',
    tables: ['offer', 'offer_event'],
    forget: async (tx, missionId, id) => {
      await endAll(tx, missionId, id, book);
      await emptyOffers(tx, missionId, id);
    },
    tell: async (tx, { missionId }, id) => (await offersOfPerson(tx, missionId, id)).map(inWords),
  };
}

/** What is open ends, and a seat that was taken is free again. */
async function endAll(tx: Tx, missionId: MissionId, id: JobseekerId, book: OfferBook): Promise<void> {
  const open = (await offersOfPerson(tx, missionId, id)).filter(isOpen);
  if (open.length === 0) return;
  const locked = await book.lock(tx, missionId, open.map((offer) => offer.id));
  for (const offer of locked.offers.values()) {
    if (!isOpen(offer)) continue;
    const ended = await book.carry(tx, serviceViewer(missionId), offer, locked, { act: 'WITHDRAW', actor: { kind: 'SERVICE', by: null, channel: null }, endReason: 'FORGOTTEN' });
    if (!ended.ok) throw new Error(`an offer could not end with the person: ${ended.code}`);
  }
}

function inWords({ createdAt, state, receipt, waived, endedAt }: Offer): string {
  const on = (date: Date) => date.toISOString().slice(0, 10);
  const plain = (code: string) => code.toLowerCase().replaceAll('_', ' ');
  const why = receipt === null ? '' : `: ${receipt.summary} Judged on ${formatDay(receipt.asOf)} by ${receipt.policy}.`;
  const passed = waived.length === 0 ? '' : ` Let pass: ${waived.map(({ code, reason }) => `${plain(code)} (${reason})`).join('; ')}.`;
  return `Offer of ${on(createdAt)}, ${plain(state)}${endedAt === null ? '' : ` on ${on(endedAt)}`}${why}${passed}`;
}
