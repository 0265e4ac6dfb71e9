import { formatDay, type Day } from '../../kernel/day.js';
import type { OfferState } from '../../outcomes/offers/lifecycle/offer.js';
import type { Opening } from '../../openings/openings/opening.js';
import { minorDigits } from '../../reference/codes/codes.js';
import type { TextLanguage } from '../phrases/phrase.js';
import { am } from './am.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { ReadOutWords } from './words.js';

export const readOutParts = ['FREELY', 'FIRM', 'OWNER', 'WORK', 'PLACE', 'START', 'HOURS', 'PAY', 'FREEDOMS', 'QUESTION'] as const;
/**
 * What is read out, in this order. FIRM, OWNER and PLACE are heard before anybody learns who the person is (F44), the terms and FREEDOMS before anything is
 * accepted (L8).
 */
export type ReadOutPart = (typeof readOutParts)[number] | 'MESSAGE' | 'HOW' | 'BY_VOICE';

/** One file for each language that texts are written in. */
export const readOutFiles: Readonly<Record<TextLanguage, ReadOutWords>> = { en, fr, ar, am };

/** What is known of the work. */
export interface ReadOutFacts extends Pick<Opening, 'title' | 'place' | 'remote' | 'startsOn' | 'hoursPerWeek' | 'pay'> {
  readonly employer: string;
  readonly state: OfferState;
}

/** What somebody says in a call or a visit before a person decides anything, in the order of the saying. */
export interface ReadOut {
  readonly language: TextLanguage;
  /** False: to be checked by a native speaker. */
  readonly reviewed: boolean;
  readonly lines: readonly { readonly part: ReadOutPart; readonly text: string }[];
}

/** The read-out of an offer in a language. Its last line asks what the offer needs next; whatever the answer, it is the caller who writes it down. */
export function readOutOf(facts: ReadOutFacts, language: TextLanguage): ReadOut {
  const words = readOutFiles[language];
  const text: Readonly<Record<(typeof readOutParts)[number], string>> = {
    FREELY: words.freely,
    FIRM: filled(words.firm, { employer: facts.employer }),
    OWNER: words.owner,
    WORK: filled(words.work, { title: facts.title }),
    PLACE: facts.remote ? words.remote : facts.place === null ? words.placeOpen : filled(words.place, { place: facts.place.name }),
    START: facts.startsOn === null ? words.startOpen : filled(words.start, { day: dayIn(facts.startsOn, language) }),
    HOURS: facts.hoursPerWeek === null ? words.hoursOpen : filled(words.hours, { hours: span(facts.hoursPerWeek) }),
    PAY: payIn(facts.pay, words),
    FREEDOMS: words.freedoms,
    QUESTION: facts.state === 'EMPLOYER_CONFIRMED' ? words.doYouWant : words.mayTell,
  };
  return { language, reviewed: words.reviewed, lines: readOutParts.map((part) => ({ part, text: text[part] })) };
}

/** What a text would have said that was not sent, in the words that it had. */
export function messageReadOut(words: string, language: TextLanguage): ReadOut {
  const { freely, reviewed } = readOutFiles[language];
  return { language, reviewed, lines: [{ part: 'FREELY', text: freely }, { part: 'MESSAGE', text: words }] };
}

/** A check-in by voice. */
export function checkInReadOut(language: TextLanguage): ReadOut {
  const { freely, how, byVoice, reviewed } = readOutFiles[language];
  return { language, reviewed, lines: [{ part: 'FREELY', text: freely }, { part: 'HOW', text: how }, { part: 'BY_VOICE', text: byVoice }] };
}

function filled(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z]+)\}/gi, (_, name: string) => {
    const value = variables[name];
    if (value === undefined) throw new RangeError(`the read-out needs ${name}`);
    return value;
  });
}

function span({ min, max }: { readonly min: number; readonly max: number }): string {
  return min === max ? String(min) : `${min}-${max}`;
}

/** The day as it is said; in the calendar that contracts are written in. */
function dayIn(day: Day, language: TextLanguage): string {
  return new Intl.DateTimeFormat(`${language}-u-ca-gregory-nu-latn`, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${formatDay(day)}T00:00:00Z`));
}

function payIn(pay: ReadOutFacts['pay'], words: ReadOutWords): string {
  if (pay === null) return words.payOpen;
  const digits = minorDigits(pay.currency);
  const format = new Intl.NumberFormat(`${words.language}-u-nu-latn`, { minimumFractionDigits: digits, maximumFractionDigits: digits, trailingZeroDisplay: 'stripIfInteger' });
  const amount = (minor: number): string => `${format.format(minor / 10 ** digits)} ${pay.currency}`;
  const period = words.periods[pay.period];
  return pay.min === pay.max ? filled(words.pay, { amount: amount(pay.min), period }) : filled(words.payRange, { least: amount(pay.min), most: amount(pay.max), period });
}
