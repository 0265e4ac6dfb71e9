import type { Cefr, Evidence } from '../../../matching/index.js';
import type { ExperienceBand, TravelBand } from '../../candidates/card.js';
import type { NotSelectedReason } from '../../offers/lifecycle/offer-words.js';
import type { Answer } from '../answer.js';

/** Why an answer did not come through, as far as an employer is told. */
export type Hindrance = 'NO_SEAT' | 'CHANGED' | 'NOT_AVAILABLE' | 'TOO_LATE' | 'DAY';

/**
 * All that an employer reads in one language: on the page that a link opens, and in the letter around it. It says nothing of return, of a programme or
 * of who somebody is.
 */
export interface Words {
  /** ISO 639-1. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly title: string;
  readonly intro: string;
  readonly post: string;
  readonly place: string;
  readonly remote: string;
  readonly candidate: string;
  readonly experience: string;
  readonly experiences: Readonly<Record<ExperienceBand, string>>;
  readonly travel: string;
  readonly travels: Readonly<Record<TravelBand, string>>;
  readonly skills: string;
  readonly evidence: Readonly<Record<Evidence, string>>;
  readonly languages: string;
  readonly level: (level: Cefr) => string;
  readonly licences: string;
  readonly from: (day: string) => string;
  readonly start: string;
  readonly none: string;
  readonly question: string;
  readonly answers: Readonly<Record<Answer, { readonly button: string; readonly says: string; readonly done: string }>>;
  readonly why: string;
  readonly reasons: Readonly<Record<NotSelectedReason, string>>;
  readonly undo: string;
  readonly undoUntil: (time: string) => string;
  readonly recorded: string;
  readonly undone: string;
  readonly hindrances: Readonly<Record<Hindrance, string>>;
  readonly closed: { readonly title: string; readonly text: string };
  readonly tooMany: { readonly title: string; readonly text: string };
  readonly footer: string;
  readonly letter: Readonly<Record<'FIRST' | 'REMINDER' | 'START', LetterWords>>;
  readonly began: BeganWords;
}

/** Of the page about a first day of work. */
export interface BeganWords {
  readonly title: string;
  readonly intro: string;
  readonly agreed: string;
  readonly day: string;
  readonly yes: string;
  readonly says: string;
  readonly no: string;
  readonly started: (day: string) => string;
  readonly noShow: string;
  readonly until: (time: string) => string;
  readonly final: string;
}

/** What a letter says around its link. */
export interface LetterWords {
  readonly subject: (handle: string) => string;
  readonly text: (facts: LetterFacts) => readonly string[];
}

export interface LetterFacts {
  readonly post: string;
  readonly handle: string;
  readonly link: string;
  /** Last day on which the link opens, written out. */
  readonly until: string;
}
