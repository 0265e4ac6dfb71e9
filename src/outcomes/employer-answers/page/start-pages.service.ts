import { parseDay, type Day } from '../../../kernel/day.js';
import type { EmployerId } from '../../../kernel/ids.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { OfferId } from '../../offers/lifecycle/offer.js';
import { startAnswers, type StartAnswer } from '../starts/start.js';
import type { StartsService } from '../starts/starts.service.js';
import type { Words } from '../words/words.js';
import { sayTime, type Notice } from './page.js';
import { startPage } from './start-page.js';

type Employer = Viewer & { readonly employerId: EmployerId };

/** What came of a form: done, nothing to be said, or what stood in the way. */
type StartSent = 'DONE' | 'CLOSED' | { readonly notice: Notice; readonly status: 400 | 409 };

/** The part of the pages behind links that is about first days of work. */
export class StartPages {
  constructor(private readonly starts: Pick<StartsService, 'askable' | 'sayByLink'>) {}

  /** The page; null where nothing is to be said about a start. */
  async shown(viewer: Employer, offerId: OfferId, words: Words, timeZone: string, notice: Notice | null): Promise<string | null> {
    const asked = await this.starts.askable(viewer, offerId);
    if (asked === null) return null;
    const { opening, placement, handle, today, maySay, said } = asked;
    const shown = said === null ? null : { ...said, until: sayTime(words, said.until, timeZone) };
    const post = { title: opening.title, place: opening.place?.name ?? null };
    return startPage(words, { post, handle, startsOn: placement.terms.startsOn, today, maySay, said: shown, seen: placement.version }, notice);
  }

  /** Does what a form says. */
  async say(viewer: Employer, offerId: OfferId, form: Readonly<Record<string, unknown>>): Promise<StartSent> {
    const said = readStart(form);
    if (said === null) return { notice: 'CHANGED', status: 400 };
    if (said.answer === 'STARTED' && said.on === null) return { notice: 'DAY', status: 400 };
    const done = await this.starts.sayByLink(viewer, offerId, said.seen, said.answer, said.on);
    if (done.ok) return 'DONE';
    if (done.code === 'NOT_FOUND') return 'CLOSED';
    if (done.code === 'NOT_AVAILABLE') return { notice: 'NOT_AVAILABLE', status: 409 };
    return { notice: done.code === 'INVALID_INPUT' ? 'DAY' : 'CHANGED', status: 409 };
  }
}

/** What the form says; null for what no form of the page sends. A day that cannot be read is null, and so is that of a no-show, which is today. */
function readStart({ start, on, seen }: Readonly<Record<string, unknown>>): { readonly answer: StartAnswer; readonly on: Day | null; readonly seen: number } | null {
  const answer = startAnswers.find((each) => each === start);
  if (answer === undefined || typeof seen !== 'string' || !/^\d{1,9}$/.test(seen)) return null;
  return { answer, on: answer === 'STARTED' && typeof on === 'string' ? parseDay(on) : null, seen: Number(seen) };
}
