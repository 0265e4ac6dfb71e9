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
  /** What was answered before, for OFFER. */
  readonly answered: 'YES' | 'NO' | null;
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
}

/** What is done because of a text. There is none that accepts an offer or releases who somebody is: no text can. */
export type TextAct =
  | { readonly act: 'STOP' }
  | { readonly act: 'START' }
  | { readonly act: 'INTERESTED' | 'DECLINE' | 'LATE_YES'; readonly jobseekerId: JobseekerId; readonly questionId: string }
  | { readonly act: 'CHECK_IN'; readonly jobseekerId: JobseekerId; readonly questionId: string; readonly answer: 'FINE' | 'NOT_FINE' | 'CALL_ME' }
  | { readonly act: 'SURVEY'; readonly jobseekerId: JobseekerId; readonly questionId: string; readonly option: number }
  | { readonly act: 'CODE'; readonly jobseekerId: JobseekerId; readonly questionId: string; readonly code: string }
  | { readonly act: 'CALL_ME' | 'PAUSE' | 'RESUME' | 'FOUND_JOB'; readonly jobseekerId: JobseekerId; readonly questionId: string | null }
  | { readonly act: 'LANGUAGE'; readonly jobseekerId: JobseekerId; readonly language: TextLanguage }
  /** For somebody to look at: at once, or as usual. */
  | { readonly act: 'TO_PERSON'; readonly jobseekerId: JobseekerId; readonly why: 'DANGER' | 'MONEY' | 'UNCLEAR' | 'WHICH_PERSON' }
  | { readonly act: 'UNKNOWN_SENDER'; readonly why: 'FIRST' | 'DANGER' };

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

function alarms({ people }: Heard, { danger, money }: Understood): TextAct[] {
  if (!danger && !money) return [];
  return people.map(({ jobseekerId }) => ({ act: 'TO_PERSON', jobseekerId, why: danger ? 'DANGER' : 'MONEY' }));
}

/** Somebody looks at once. The reply is the one that everybody gets who is called: others may read it. */
function alarm(heard: Heard, said: Understood): Answered | null {
  const acts = alarms(heard, said);
  return acts.length === 0 ? null : { ...NOTHING, acts, reply: reply(heard, 'handedOver') };
}

function anytime(heard: Heard, said: Understood): Answered | null {
  const { people } = heard;
  const target = named(heard, said);
  if (said.meaning === 'CALL_ME' && said.digit === null) {
    const whom = target === null ? people.map((each) => each.jobseekerId) : [target.jobseekerId];
    const acts: TextAct[] = whom.map((jobseekerId) => ({ act: 'CALL_ME', jobseekerId, questionId: target?.id ?? null }));
    return { ...NOTHING, acts, reply: reply(heard, 'callComing') };
  }
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

function answering(heard: Heard, said: Understood): Answered | null {
  const byCode = heard.questions.find((question) => question.kind === 'CODE');
  if (byCode !== undefined && CODE_DIGITS.test(said.words))
    return { ...NOTHING, acts: [{ act: 'CODE', jobseekerId: byCode.jobseekerId, questionId: byCode.id, code: said.words.replace(' ', '') }], reply: null };
  const fitting = said.code === null ? heard.questions.filter((question) => answerTo(question, said) !== null) : [named(heard, said)].flatMap((each) => each ?? []);
  // What is open goes before what is late: a late question is answered only where nothing else can be meant, or by its code.
  const open = fitting.filter((question) => question.standing === 'OPEN' && question.answered === null);
  const meant = open.length > 0 ? open : fitting;
  const [question] = meant;
  if (question === undefined) return null;
  if (meant.length > 1) return { ...NOTHING, reply: reply(heard, 'whichOne') };
  // On a phone that several share, the code says whose answer it is.
  if (heard.people.length > 1 && said.code === null && question.code !== null) return { ...NOTHING, reply: reply(heard, 'whichOne') };
  const answer = answerTo(question, said);
  if (answer === null) return null;
  const person = question.jobseekerId;
  if (question.kind === 'OFFER') return answeredOffer(heard, question, answer);
  if (question.kind === 'CHECK_IN') {
    const act: TextAct = { act: 'CHECK_IN', jobseekerId: person, questionId: question.id, answer: answer === 'YES' ? 'FINE' : answer === 'NO' ? 'NOT_FINE' : 'CALL_ME' };
    return { ...NOTHING, acts: [act], reply: reply(heard, answer === 'YES' ? 'checkInFine' : answer === 'NO' ? 'checkInNotFine' : 'callComing', {}, person) };
  }
  return { ...NOTHING, acts: [{ act: 'SURVEY', jobseekerId: person, questionId: question.id, option: said.digit ?? 0 }], reply: null };
}

function answeredOffer(heard: Heard, question: OpenQuestion, answer: Choice): Answered {
  const { jobseekerId, id: questionId, code } = question;
  const variables = code === null ? null : { code };
  const done = (act: 'INTERESTED' | 'DECLINE' | 'LATE_YES' | 'CALL_ME', phrase: PhraseKey): Answered => ({
    ...NOTHING,
    acts: [{ act, jobseekerId, questionId }],
    reply: variables === null ? reply(heard, 'handedOver', {}, jobseekerId) : reply(heard, phrase, variables, jobseekerId),
  });
  if (answer === 'CALL_ME') return done('CALL_ME', 'callComing');
  if (answer === 'NO') return question.answered === 'NO' || question.standing === 'LATE' ? NOTHING : done('DECLINE', 'offerDeclined');
  // A repeated yes is one yes; a yes after a no, or after the time, is for a person.
  if (question.standing === 'LATE' || question.answered === 'NO') return done('LATE_YES', 'offerLate');
  return question.answered === 'YES' ? NOTHING : done('INTERESTED', 'offerNoted');
}

/** First, second or third of the numbered answers. */
type Choice = 'YES' | 'NO' | 'CALL_ME';

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

function unclear(heard: Heard): Answered {
  const times = heard.unclear + 1;
  if (times === 1) return { acts: [], reply: reply(heard, helpFor(heard)), unclear: times };
  const acts: TextAct[] = heard.people.map(({ jobseekerId }) => ({ act: 'TO_PERSON', jobseekerId, why: 'UNCLEAR' }));
  // Said once: a machine at the other end would go on for ever.
  return { acts, reply: times === 2 ? reply(heard, 'handedOver') : null, unclear: times };
}

function helpFor({ questions }: Heard): PhraseKey {
  const kinds = new Set(questions.filter((question) => question.standing === 'OPEN' && question.kind !== 'CODE').map((question) => question.kind));
  if (kinds.has('OFFER')) return kinds.size === 1 ? 'helpOffer' : 'whichOne';
  return kinds.has('CHECK_IN') ? 'helpCheckIn' : 'helpOther';
}

function whichPerson(heard: Heard): Answered {
  const acts: TextAct[] = heard.people.map(({ jobseekerId }) => ({ act: 'TO_PERSON', jobseekerId, why: 'WHICH_PERSON' }));
  return { ...NOTHING, acts, reply: reply(heard, 'handedOver') };
}

function named({ questions }: Heard, { code }: Understood): OpenQuestion | null {
  return code === null ? null : (questions.find((question) => question.code === code) ?? null);
}

function reply({ people }: Heard, phrase: PhraseKey, variables: Readonly<Record<string, string>> = {}, whose: JobseekerId | null = null): Reply {
  const person = people.find((each) => each.jobseekerId === whose) ?? people[0];
  return { phrase, variables, language: person?.language ?? 'en' };
}
