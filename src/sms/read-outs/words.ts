import type { PayPeriod } from '../../kernel/money.js';
import type { TextLanguage } from '../phrases/phrase.js';

/** One language of what is read out: `{name}` stands for what is filled in. */
export interface ReadOutWords {
  readonly language: TextLanguage;
  /** Whether somebody has checked it whose language it is. */
  readonly reviewed: boolean;
  readonly freely: string;
  readonly firm: string;
  /** Nobody writes down who owns a firm: whoever calls fills it in. */
  readonly owner: string;
  readonly work: string;
  readonly place: string;
  readonly remote: string;
  readonly placeOpen: string;
  readonly start: string;
  readonly startOpen: string;
  readonly hours: string;
  readonly hoursOpen: string;
  /** Without a range where both ends are the same. */
  readonly pay: string;
  readonly payRange: string;
  readonly payOpen: string;
  readonly periods: Readonly<Record<PayPeriod, string>>;
  /** How long an internship lasts, and until when a course goes on. */
  readonly lasts: string;
  readonly until: string;
  /** What a course costs the person. */
  readonly courseFree: string;
  readonly ownPart: string;
  /** In place of `freedoms` at a course, of which the person may bear a part. */
  readonly freedomsOfCourse: string;
  readonly freedoms: string;
  /** Before the employer learns who the person is. */
  readonly mayTell: string;
  /** After the employer has confirmed. */
  readonly doYouWant: string;
  /** The question of a check-in, as the text has it. */
  readonly how: string;
  /** What a check-in asks by voice alone: pay, fees, hours, safety. */
  readonly byVoice: string;
}
