import type { EmployerId } from '../../../kernel/ids.js';
import type { Refused } from '../../../kernel/outcome.js';
import type { MissionsService } from '../../../office/missions/missions.service.js';
import type { Viewer } from '../../../platform/viewer.js';
import type { CardsService } from '../../candidates/cards.service.js';
import { notSelectedReasons } from '../../offers/lifecycle/offer-words.js';
import { answers } from '../answer.js';
import type { AnsweringService, Askable, SaidAnswer } from '../answering.service.js';
import type { AnswerLinks, OpenedLink } from '../links/answer-links.service.js';
import { wordsFor, wordsIn } from '../words/languages.js';
import type { Hindrance } from '../words/words.js';
import { askedPage, closedPage, sayTime, type Notice } from './page.js';
import type { StartPages } from './start-pages.service.js';

/** What the door sends. CLOSED is the one page for whatever opens nothing. */
export interface PageAnswer {
  readonly kind: 'SHOWN' | 'CLOSED';
  readonly status: number;
  readonly text: string;
  /** Where the browser goes on, relative to where it is. */
  readonly location: string | null;
}

type Employer = Viewer & { readonly employerId: EmployerId };

/** The pages behind links in letters: what they show and what their forms do. */
export class AnswerPages {
  constructor(
    private readonly links: Pick<AnswerLinks, 'open'>,
    private readonly answering: Pick<AnsweringService, 'askable' | 'answerByLink'>,
    private readonly cards: Pick<CardsService, 'byIds'>,
    private readonly missions: Pick<MissionsService, 'get'>,
    private readonly starts: Pick<StartPages, 'shown' | 'say'>,
  ) {}

  /** What a token opens at this moment. Nothing is changed by looking. */
  async show(token: string, accepted: string | undefined): Promise<PageAnswer> {
    const link = await this.links.open(token);
    return link === null ? closed(accepted) : this.shown(link, null, 200, accepted);
  }

  /**
   * Does what a form says. Where it was done, the browser is sent to the page again, so that going back or reloading sends nothing twice. A form that another
   * site sends does nothing: browsers say so themselves, and such a site would have to know the token.
   */
  async send(token: string, form: Readonly<Record<string, unknown>>, site: string | undefined, accepted: string | undefined): Promise<PageAnswer> {
    const link = await this.links.open(token);
    if (link === null) return closed(accepted);
    const otherSite = site !== undefined && site !== 'same-origin' && site !== 'none';
    if (!otherSite && 'start' in form) return this.saidStart(token, link, form, accepted);
    const said = readForm(form);
    if (said === null || otherSite) return this.shown(link, 'CHANGED', 400, accepted);
    const done = await this.answering.answerByLink(employerOf(link), link.offerId, said.seen, said);
    if (done.ok) return { kind: 'SHOWN', status: 303, text: '', location: token };
    return done.code === 'NOT_FOUND' ? closed(accepted) : this.shown(link, hindranceOf(done), 409, accepted);
  }

  private async saidStart(token: string, link: OpenedLink, form: Readonly<Record<string, unknown>>, accepted: string | undefined): Promise<PageAnswer> {
    const done = await this.starts.say(employerOf(link), link.offerId, form);
    if (done === 'DONE') return { kind: 'SHOWN', status: 303, text: '', location: token };
    return done === 'CLOSED' ? closed(accepted) : this.shown(link, done.notice, done.status, accepted);
  }

  private async shown(link: OpenedLink, notice: Notice | null, status: number, accepted: string | undefined): Promise<PageAnswer> {
    const viewer = employerOf(link);
    const askable = await this.answering.askable(viewer, link.offerId);
    const words = wordsIn(link.language);
    const { timeZone } = await this.missions.get(link.missionId);
    if (askable === null) {
      const text = await this.starts.shown(viewer, link.offerId, words, timeZone, notice);
      return text === null ? closed(accepted) : { kind: 'SHOWN', status, text, location: null };
    }
    const { opening, handle, mayAnswer, offer } = askable;
    const post = { title: opening.title, place: opening.place?.name ?? null };
    const given = askable.given === null ? null : { ...askable.given, undoUntil: sayTime(words, askable.given.undoUntil, timeZone) };
    const text = askedPage(words, { post, handle, card: await this.cardOf(viewer, askable), mayAnswer, given, seen: offer.version }, notice);
    return { kind: 'SHOWN', status, text, location: null };
  }

  private async cardOf(viewer: Employer, { candidateId }: Askable) {
    const [card] = candidateId === null ? [] : await this.cards.byIds(viewer, [candidateId]);
    return card ?? null;
  }
}

/** Whoever has the link, as the employer and nothing more. */
function employerOf({ missionId, employerId }: OpenedLink): Employer {
  return { missionId, accountId: null, roles: [], employerId };
}

function closed(accepted: string | undefined): PageAnswer {
  return { kind: 'CLOSED', status: 404, text: closedPage(wordsFor(accepted)), location: null };
}

/** What the form says; null for what no form of the page sends. */
function readForm({ answer, reason, seen }: Readonly<Record<string, unknown>>): (SaidAnswer & { readonly seen: number }) | null {
  const said = answer === 'UNDO' ? answer : answers.find((each) => each === answer);
  const why = notSelectedReasons.find((each) => each === reason) ?? null;
  const version = typeof seen === 'string' && /^\d{1,9}$/.test(seen) ? Number(seen) : null;
  if (said === undefined || version === null || (said === 'NOT_SELECTED' && why === null)) return null;
  return { answer: said, reason: said === 'NOT_SELECTED' ? why : null, seen: version };
}

function hindranceOf({ code }: Refused): Hindrance {
  if (code === 'NO_SEAT_LEFT') return 'NO_SEAT';
  if (code === 'TOO_LATE_TO_UNDO') return 'TOO_LATE';
  return code === 'STALE_EDIT' || code === 'MOVE_NOT_ALLOWED' ? 'CHANGED' : 'NOT_AVAILABLE';
}
