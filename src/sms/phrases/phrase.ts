export const textLanguages = ['en', 'fr', 'ar', 'am'] as const;
/** Languages that texts are written and understood in. */
export type TextLanguage = (typeof textLanguages)[number];

/** Every phrase, with the names of what is filled in. A first contact knows no employer, place or pay: there is no variable for them. */
export const phraseVariables = {
  offer: ['code'],
  offerReminder: ['code'],
  offerExpired: ['code'],
  offerFilled: ['code'],
  offerWithdrawn: ['code'],
  offerNoted: ['code'],
  offerDeclined: ['code'],
  offerLate: ['code'],
  callComing: [],
  checkIn: [],
  checkInFine: [],
  checkInNotFine: [],
  surveyWork: [],
  surveyIncome: [],
  surveyNeeds: [],
  surveyHome: [],
  surveyWays: [],
  surveyHelp: [],
  surveyThanks: [],
  surveyAirtime: ['amount'],
  stopped: [],
  started: [],
  paused: [],
  resumed: [],
  foundJob: [],
  languageChanged: [],
  helpOffer: [],
  helpCheckIn: [],
  helpSurvey: [],
  helpOther: [],
  whichOne: [],
  handedOver: [],
  unknownSender: [],
  oneTimeCode: ['code'],
  codeRight: [],
  codeWrong: [],
  genuine: ['number'],
} as const satisfies Readonly<Record<string, readonly PhraseVariable[]>>;
export type PhraseKey = keyof typeof phraseVariables;

/** The longest that each variable can be: phrases are measured with these. */
export const longestVariables = { code: '888888', amount: '88,888 WWW', number: '+888888888888888' } as const;
export type PhraseVariable = keyof typeof longestVariables;

/** What a text of a person may mean by itself. */
export const meanings = ['YES', 'NO', 'CALL_ME', 'STOP', 'START', 'PAUSE', 'RESUME', 'FOUND_JOB', 'WHO', 'FINE', 'NOT_FINE'] as const;
export type Meaning = (typeof meanings)[number];

/** One language: what we say in it, and what we understand. */
export interface LanguageFile {
  readonly language: TextLanguage;
  /** Whether somebody has checked it whose language it is; the others say so wherever they are shown. */
  readonly reviewed: boolean;
  /** A phrase that is missing is said in English, and a test names it. */
  readonly phrases: Readonly<Partial<Record<PhraseKey, string>>>;
  /** Whole texts, by what they mean; compared after both were folded (case, accents, digits, punctuation). */
  readonly words: Readonly<Record<Meaning, readonly string[]>>;
  /** One, two and three, written out. */
  readonly numbers: readonly [string, string, string];
  /** Names under which people ask for this language. */
  readonly names: readonly string[];
  /** Words of stopping that hold in front of anything else: "stop sending me this". */
  readonly stopsAtOnce: readonly string[];
  /** Words of politeness that change no meaning. */
  readonly fillers: readonly string[];
  /** Anywhere in a text: somebody may be in danger. */
  readonly danger: readonly string[];
  /** Anywhere in a text: somebody was asked for money. */
  readonly money: readonly string[];
  /** What no phrase may say: where people were, why they are here, who pays, what they owe. Folded, as parts of words. */
  readonly forbidden: readonly string[];
}

/** What may be filled into a phrase: a code, a number or an amount. No link, no second line, no story. */
export function isFillable(value: string): boolean {
  return /^[\p{L}\p{N} .,+:-]{1,30}$/u.test(value);
}

/** A phrase with its variables. Throws where one is missing, or holds more than a code: nothing that somebody is called goes in. */
export function filledPhrase(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\{([a-z]+)\}/g, (_, name: string) => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined;
    if (value === undefined || !isFillable(value)) throw new RangeError(`the phrase needs ${name}`);
    return value;
  });
}
