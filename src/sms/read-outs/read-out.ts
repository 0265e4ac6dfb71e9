import { formatDay, type Day } from '../../kernel/day.js';
import type { OfferState } from '../../outcomes/offers/lifecycle/offer.js';
import { paysWage } from '../../matching/index.js';
import type { Opening } from '../../openings/openings/opening.js';
import type { CourseCost } from '../../openings/trainings/training.js';
import { minorDigits } from '../../reference/codes/codes.js';
import type { TextLanguage } from '../phrases/phrase.js';
import { am } from './am.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';
import type { ReadOutWords } from './words.js';

export const readOutParts = ['FREELY', 'FIRM', 'OWNER', 'WORK', 'PLACE', 'START', 'LENGTH', 'HOURS', 'PAY', 'COST', 'FREEDOMS', 'QUESTION'] as const;
/**
 * What is read out, in this order. FIRM, OWNER and PLACE are heard before anybody learns who the person is (F44), the terms and FREEDOMS before anything is
 * accepted (L8). LENGTH is said of internships and courses, COST of courses, PAY not of a course that pays nothing.
 */
export type ReadOutPart = (typeof readOutParts)[number] | 'MESSAGE' | 'HOW' | 'BY_VOICE' | 'NUMBER' | 'WROTE';

/** One file for each language that texts are written in. */
export const readOutFiles: Readonly<Record<TextLanguage, ReadOutWords>> = { en, fr, ar, am };

/** What is known of the work. */
export interface ReadOutFacts extends Pick<Opening, 'kind' | 'title' | 'place' | 'remote' | 'startsOn' | 'hoursPerWeek' | 'pay'> {
  readonly employer: string;
  readonly state: OfferState;
  /** How long an internship lasts; null for other kinds. */
  readonly months: number | null;
  /** The last day of a course; null for other kinds. */
  readonly until: Day | null;
  /** What a course costs the person, minor units; null for other kinds. */
  readonly ownPart: CourseCost | null;
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
  const text: Readonly<Record<(typeof readOutParts)[number], string | null>> = {
    FREELY: words.freely,
    FIRM: filled(words.firm, { employer: facts.employer }),
    OWNER: words.owner,
    WORK: filled(words.work, { title: facts.title }),
    PLACE: facts.remote ? words.remote : facts.place === null ? words.placeOpen : filled(words.place, { place: facts.place.name }),
    START: facts.startsOn === null ? words.startOpen : filled(words.start, { day: dayIn(facts.startsOn, language) }),
    HOURS: facts.hoursPerWeek === null ? words.hoursOpen : filled(words.hours, { hours: span(facts.hoursPerWeek) }),
    LENGTH: lengthIn(facts, words, language),
    PAY: facts.pay === null && !paysWage(facts.kind) ? null : payIn(facts.pay, words),
    COST: facts.ownPart === null ? null : costIn(facts.ownPart, words),
    FREEDOMS: facts.kind === 'TRAINING' ? words.freedomsOfCourse : words.freedoms,
    QUESTION: facts.state === 'EMPLOYER_CONFIRMED' ? words.doYouWant : words.mayTell,
  };
  return { language, reviewed: words.reviewed, lines: readOutParts.flatMap((part) => (text[part] === null ? [] : [{ part, text: text[part] }])) };
}

/** What a text would have said that was not sent, in the words that it had. */
export function messageReadOut(words: string, language: TextLanguage): ReadOut {
  const { freely, reviewed } = readOutFiles[language];
  return { language, reviewed, lines: [{ part: 'FREELY', text: freely }, { part: 'MESSAGE', text: words }] };
}

/** Whom to call back whom nobody knows, and what they wrote: nothing of it is said to anybody. */
export function senderReadOut(number: string, words: readonly string[], language: TextLanguage): ReadOut {
  return { language, reviewed: true, lines: [{ part: 'NUMBER', text: number }, ...words.map((text) => ({ part: 'WROTE', text }) as const)] };
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

function amountIn(minor: number, currency: string, { language }: ReadOutWords): string {
  const digits = minorDigits(currency);
  const format = new Intl.NumberFormat(`${language}-u-nu-latn`, { minimumFractionDigits: digits, maximumFractionDigits: digits, trailingZeroDisplay: 'stripIfInteger' });
  return `${format.format(minor / 10 ** digits)} ${currency}`;
}

function costIn({ minor, currency }: CourseCost, words: ReadOutWords): string {
  return minor === 0 ? words.courseFree : filled(words.ownPart, { amount: amountIn(minor, currency, words) });
}

function lengthIn({ months, until }: ReadOutFacts, words: ReadOutWords, language: TextLanguage): string | null {
  if (months !== null) return filled(words.lasts, { months: String(months) });
  return until === null ? null : filled(words.until, { day: dayIn(until, language) });
}

function payIn(pay: ReadOutFacts['pay'], words: ReadOutWords): string {
  if (pay === null) return words.payOpen;
  const amount = (minor: number): string => amountIn(minor, pay.currency, words);
  const period = words.periods[pay.period];
  return pay.min === pay.max ? filled(words.pay, { amount: amount(pay.min), period }) : filled(words.payRange, { least: amount(pay.min), most: amount(pay.max), period });
}
