import type { JobseekerId } from '../../kernel/ids.js';
import type { PhraseKey, TextLanguage } from '../phrases/phrase.js';
import { understand, type Understood } from './understanding.js';

/** A question that was put to somebody by text, and that they may still answer. */
export interface OpenQuestion {
  /** Of the offer, check-in or survey question. */
  readonly id: string;
  readonly kind: 'OFFER' | 'CHECK_IN' | 'SURVEY' | 'CODE';
  readonly jobseekerId: JobseekerId;
  /** What the person names it by; null where it has no code. */
  readonly code: string | null;
  /** LATE: its time has passed, so a yes is for a person to look at. */
  readonly standing: 'OPEN' | 'LATE';
  /** What was answered before, for OFFER and CHECK_IN: the first, second or third of the numbered answers. */
  readonly answered: Choice | null;
  /** Numbers that a SURVEY question can be answered with, from 1. */
  readonly options: number;
}

/** Who is known by a number, and where they stand. */
export interface Known {
  readonly jobseekerId: JobseekerId;
  readonly language: TextLanguage;
}

/** All that is known when a text comes in. */
export interface Heard {
  /** People who have this number; none for an unknown sender. */
  readonly people: readonly Known[];
  readonly questions: readonly OpenQuestion[];
  readonly text: string;
  /** Whether this number said stop, and no start since. */
  readonly stopped: boolean;
  /** Texts of this number in a row that nobody understood. */
  readonly unclear: number;
  /** Where people can ask whether a text is from us, E.164; null where the mission has no such number. */
  readonly genuineNumber: string | null;
}

/** What is done because of a text. There is none that accepts an offer or releases who somebody is: no text can. */
export type TextAct =
  | { readonly act: 'STOP' }
  | { readonly act: 'START' }
  | { readonly act: 'INTERESTED' | 'DECLINE' | 'LATE_YES'; readonly jobseekerId: JobseekerId; readonly questionId: string }
  /** DANGER and MONEY are never asked for; they are words that were heard while the question was open. */
  | { readonly act: 'CHECK_IN'; readonly jobseekerId: JobseekerId; readonly questionId: string; readonly answer: 'FINE' | 'NOT_FINE' | 'CALL_ME' | 'DANGER' | 'MONEY' }
  | { readonly act: 'SURVEY'; readonly jobseekerId: JobseekerId; readonly questionId: string; readonly option: number }
  | { readonly act: 'CODE'; readonly jobseekerId: JobseekerId; readonly questionId: string; readonly code: string }
  /** A wish to be called about something that was asked. */
  | { readonly act: 'CALL_ME'; readonly jobseekerId: JobseekerId; readonly questionId: string }
  | { readonly act: 'CALL_ME' | 'PAUSE' | 'RESUME' | 'FOUND_JOB'; readonly jobseekerId: JobseekerId; readonly questionId: null }
  | { readonly act: 'LANGUAGE'; readonly jobseekerId: JobseekerId; readonly language: TextLanguage }
  /** For somebody to look at: at once, or as usual. */
  | { readonly act: 'TO_PERSON'; readonly jobseekerId: JobseekerId; readonly why: 'DANGER' | 'MONEY' | 'UNCLEAR' | 'WHICH_PERSON' }
  | { readonly act: 'UNKNOWN_SENDER'; readonly why: 'FIRST' | 'DANGER' };

/** First, second or third of the numbered answers. */
export type Choice = 'YES' | 'NO' | 'CALL_ME';

/** What is answered, in which language. A one-time code is answered by whoever checks it. */
export interface Reply {
  readonly phrase: PhraseKey;
  readonly variables: Readonly<Record<string, string>>;
  readonly language: TextLanguage;
}

/** What follows from a text. */
export interface Answered {
  readonly acts: readonly TextAct[];
  readonly reply: Reply | null;
  /** Texts in a row that nobody understood, this one counted. */
  readonly unclear: number;
}

const NOTHING: Answered = { acts: [], reply: null, unclear: 0 };
const CODE_DIGITS = /^\d{3} ?\d{3}$/;

/**
 * What a text leads to. Stopping comes first, then danger, then what may be said at any time, then answers to what was asked. Nothing unclear is a
 * yes: it gets one help text, then a person.
 */
export function hear(heard: Heard): Answered {
  const { people, questions, stopped } = heard;
  const codes = questions.flatMap(({ code }) => (code === null ? [] : [code]));
  const said = understand(heard.text, codes);
  const answer = people.length === 0 ? stranger(heard, said) : (stopping(heard, said) ?? alarm(heard, said) ?? anytime(heard, said) ?? answering(heard, said) ?? unclear(heard));
  // Whoever said stop is not written to; what they tell is heard all the same.
  const silent = stopped && !answer.acts.some((each) => each.act === 'START');
  return silent ? { ...answer, reply: null } : answer;
}

function stranger({ text, stopped }: Heard, said: Understood): Answered {
  const to = (why: 'FIRST' | 'DANGER'): TextAct => ({ act: 'UNKNOWN_SENDER', why });
  if (said.meaning === 'STOP') return stopped ? NOTHING : { ...NOTHING, acts: [{ act: 'STOP' }], reply: { phrase: 'stopped', variables: {}, language: 'en' } };
  if (said.meaning === 'START' && stopped) return { ...NOTHING, acts: [{ act: 'START' }], reply: { phrase: 'started', variables: {}, language: 'en' } };
  if (text.trim() === '') return NOTHING;
  return { ...NOTHING, acts: [to(said.danger || said.money ? 'DANGER' : 'FIRST')], reply: { phrase: 'unknownSender', variables: {}, language: said.language ?? 'en' } };
}

function stopping(heard: Heard, said: Understood): Answered | null {
  const { stopped } = heard;
  if (said.meaning === 'STOP') {
    const acts: TextAct[] = [...(stopped ? [] : [{ act: 'STOP' } as const]), ...alarms(heard, said)];
    // Confirmed once.
    return { ...NOTHING, acts, reply: stopped ? null : reply(heard, 'stopped') };
  }
  if (said.meaning !== 'START') return null;
  return { ...NOTHING, acts: [{ act: 'START' }], reply: reply(heard, 'started') };
}

/** On a phone of their own it is the answer to how things are, where that was asked: the next text would ask somebody who has just told. */
function alarms({ people, questions }: Heard, { danger, money }: Understood): TextAct[] {
  if (!danger && !money) return [];
  const why = danger ? 'DANGER' : 'MONEY';
  return people.map(({ jobseekerId }): TextAct => {
    const [asked] = people.length === 1 ? questions.filter((each) => each.kind === 'CHECK_IN' && isWaiting(each)) : [];
    return asked === undefined ? { act: 'TO_PERSON', jobseekerId, why } : { act: 'CHECK_IN', jobseekerId, questionId: asked.id, answer: why };
  });
}

/** Somebody looks at once. The reply is the one that everybody gets who is called: others may read it. */
function alarm(heard: Heard, said: Understood): Answered | null {
  const acts = alarms(heard, said);
  return acts.length === 0 ? null : { ...NOTHING, acts, reply: reply(heard, 'handedOver') };
}

function anytime(heard: Heard, said: Understood): Answered | null {
  const { people } = heard;
  const target = named(heard, said);
  if (said.meaning === 'CALL_ME' && said.digit === null) return { ...NOTHING, acts: callsFor(heard, target), reply: reply(heard, 'callComing') };
  if (said.meaning === 'WHO') return whoWrites(heard);
  const person = target?.jobseekerId ?? (people.length === 1 ? (people[0]?.jobseekerId ?? null) : null);
  const { meaning, language } = said;
  if (meaning !== 'PAUSE' && meaning !== 'RESUME' && meaning !== 'FOUND_JOB' && language === null) return null;
  // Nobody is paused because somebody else has the phone.
  if (person === null) return whichPerson(heard);
  if (language !== null) return { ...NOTHING, acts: [{ act: 'LANGUAGE', jobseekerId: person, language }], reply: { phrase: 'languageChanged', variables: {}, language } };
  if (meaning === 'PAUSE') return { ...NOTHING, acts: [{ act: meaning, jobseekerId: person, questionId: null }], reply: reply(heard, 'paused') };
  if (meaning === 'RESUME') return { ...NOTHING, acts: [{ act: meaning, jobseekerId: person, questionId: null }], reply: reply(heard, 'resumed') };
  return { ...NOTHING, acts: [{ act: 'FOUND_JOB', jobseekerId: person, questionId: null }], reply: reply(heard, 'foundJob') };
}

/** Whoever asks who writes is told where to ask, or called; it is no answer to anything. */
function whoWrites(heard: Heard): Answered {
  const { people, genuineNumber } = heard;
  if (genuineNumber !== null) return { ...NOTHING, reply: reply(heard, 'genuine', { number: genuineNumber }) };
  return { ...NOTHING, acts: people.map(({ jobseekerId }) => ({ act: 'TO_PERSON', jobseekerId, why: 'UNCLEAR' })), reply: reply(heard, 'handedOver') };
}

/** Whom to call, and about what: what was named, or how things are where that was asked; else everybody who has the phone. */
function callsFor({ people, questions }: Heard, target: OpenQuestion | null): TextAct[] {
  if (target !== null) return [{ act: 'CALL_ME', jobseekerId: target.jobseekerId, questionId: target.id }];
  const asked = people.length === 1 ? questions.find((each) => each.kind === 'CHECK_IN' && isWaiting(each)) : undefined;
  if (asked !== undefined) return [{ act: 'CHECK_IN', jobseekerId: asked.jobseekerId, questionId: asked.id, answer: 'CALL_ME' }];
  return people.map(({ jobseekerId }) => ({ act: 'CALL_ME', jobseekerId, questionId: null }));
}

function answering(heard: Heard, said: Understood): Answered | null {
  const byCode = heard.questions.find((question) => question.kind === 'CODE');
  if (byCode !== undefined && CODE_DIGITS.test(said.words))
    return { ...NOTHING, acts: [{ act: 'CODE', jobseekerId: byCode.jobseekerId, questionId: byCode.id, code: said.words.replace(' ', '') }], reply: null };
  const fitting = said.code === null ? heard.questions.filter((question) => answerTo(question, said) !== null) : [named(heard, said)].flatMap((each) => each ?? []);
  // What is open goes before what is late: a late question is answered only where nothing else can be meant, or by its code.
  const open = fitting.filter(isWaiting);
  const meant = open.length > 0 ? open : fitting;
  const [question] = meant;
  if (question === undefined) return null;
  if (meant.length > 1) return meant.some((each) => each.code !== null) ? whichOne(heard) : whichPerson(heard, meant);
  // On a phone that several share, the code says whose answer it is; where there is none, a person asks.
  if (heard.people.length > 1 && said.code === null) return question.code !== null ? whichOne(heard) : whichPerson(heard, meant);
  const answer = answerTo(question, said);
  if (answer === null) return null;
  const { jobseekerId, id: questionId } = question;
  if (question.kind === 'OFFER') return answeredOffer(heard, question, answer);
  if (question.kind === 'CHECK_IN') return answeredCheckIn(heard, question, answer);
  return { ...NOTHING, acts: [{ act: 'SURVEY', jobseekerId, questionId, option: said.digit ?? 0 }], reply: null };
}

function isWaiting({ standing, answered }: OpenQuestion): boolean {
  return standing === 'OPEN' && answered === null;
}

/** Said once more it is the same; another answer counts instead. */
function answeredCheckIn(heard: Heard, { jobseekerId, id: questionId, answered }: OpenQuestion, answer: Choice): Answered {
  if (answered === answer) return NOTHING;
  const [said, phrase] = checkInAnswers[answer];
  return { ...NOTHING, acts: [{ act: 'CHECK_IN', jobseekerId, questionId, answer: said }], reply: reply(heard, phrase, {}, jobseekerId) };
}

const checkInAnswers = {
  YES: ['FINE', 'checkInFine'],
  NO: ['NOT_FINE', 'checkInNotFine'],
  CALL_ME: ['CALL_ME', 'callComing'],
} as const satisfies Readonly<Record<Choice, readonly [string, PhraseKey]>>;

function answeredOffer(heard: Heard, question: OpenQuestion, answer: Choice): Answered {
  const { jobseekerId, id: questionId, code } = question;
  const variables = code === null ? null : { code };
  const done = (act: 'INTERESTED' | 'DECLINE' | 'LATE_YES' | 'CALL_ME', phrase: PhraseKey): Answered => ({
    ...NOTHING,
    acts: [{ act, jobseekerId, questionId }],
    reply: variables === null ? reply(heard, 'handedOver', {}, jobseekerId) : reply(heard, phrase, variables, jobseekerId),
  });
  if (answer === 'CALL_ME') return done('CALL_ME', 'callComing');
  // A no to what the person has agreed to is no answer to an offer any more: somebody asks.
  if (answer === 'NO' && question.standing === 'LATE' && question.answered === 'YES')
    return { ...NOTHING, acts: [{ act: 'TO_PERSON', jobseekerId, why: 'UNCLEAR' }], reply: reply(heard, 'handedOver', {}, jobseekerId) };
  if (answer === 'NO') return question.answered === 'NO' || question.standing === 'LATE' ? NOTHING : done('DECLINE', 'offerDeclined');
  // A repeated yes is one yes; a yes after a no, or after the time, is for a person.
  if (question.standing === 'LATE' || question.answered === 'NO') return done('LATE_YES', 'offerLate');
  return question.answered === 'YES' ? NOTHING : done('INTERESTED', 'offerNoted');
}

/** What the text says to this very question; null where it is no answer to it. */
function answerTo(question: OpenQuestion, { meaning, digit }: Understood): Choice | null {
  if (question.kind === 'CODE') return null;
  if (question.kind === 'SURVEY') return digit !== null && digit >= 1 && digit <= question.options ? 'YES' : null;
  if (digit !== null) return digit === 1 ? 'YES' : digit === 2 ? 'NO' : digit === 3 ? 'CALL_ME' : null;
  if (meaning === 'CALL_ME') return 'CALL_ME';
  if (question.kind === 'OFFER') return meaning === 'YES' || meaning === 'NO' ? meaning : null;
  // "Yes" and "no" are no answers to "how are things?".
  return meaning === 'FINE' ? 'YES' : meaning === 'NOT_FINE' ? 'NO' : null;
}

/** One help, then a person. */
function unclear(heard: Heard, help: PhraseKey = helpFor(heard)): Answered {
  const times = heard.unclear + 1;
  if (times === 1) return { acts: [], reply: reply(heard, help), unclear: times };
  const acts: TextAct[] = heard.people.map(({ jobseekerId }) => ({ act: 'TO_PERSON', jobseekerId, why: 'UNCLEAR' }));
  // Said once: a machine at the other end would go on for ever.
  return { acts, reply: times === 2 ? reply(heard, 'handedOver') : null, unclear: times };
}

function helpFor({ questions }: Heard): PhraseKey {
  const kinds = new Set(questions.filter((question) => question.standing === 'OPEN' && question.kind !== 'CODE').map((question) => question.kind));
  if (kinds.has('OFFER')) return kinds.size === 1 ? 'helpOffer' : 'whichOne';
  if (kinds.has('CHECK_IN')) return 'helpCheckIn';
  return kinds.has('SURVEY') ? 'helpSurvey' : 'helpOther';
}

function whichOne(heard: Heard): Answered {
  return unclear(heard, 'whichOne');
}

/** Nobody knows who of them wrote: somebody calls those who may have. */
function whichPerson(heard: Heard, asked: readonly Pick<OpenQuestion, 'jobseekerId'>[] = heard.people): Answered {
  const acts: TextAct[] = [...new Set(asked.map((each) => each.jobseekerId))].map((jobseekerId) => ({ act: 'TO_PERSON', jobseekerId, why: 'WHICH_PERSON' }));
  return { ...NOTHING, acts, reply: reply(heard, 'handedOver') };
}

function named({ questions }: Heard, { code }: Understood): OpenQuestion | null {
  const those = code === null ? [] : questions.filter((question) => question.code === code);
  // Two people with one phone: what is over for one may have the code of what is open for the other.
  return those.find(isWaiting) ?? those.find((question) => question.standing === 'OPEN') ?? those[0] ?? null;
}

function reply({ people }: Heard, phrase: PhraseKey, variables: Readonly<Record<string, string>> = {}, whose: JobseekerId | null = null): Reply {
  const person = people.find((each) => each.jobseekerId === whose) ?? people[0];
  return { phrase, variables, language: person?.language ?? 'en' };
}
