import type { JobseekerId } from '../../src/kernel/ids.js';
import { hear, type Heard, type Known, type OpenQuestion } from '../../src/sms/conversation/conversation.js';
import type { TextLanguage } from '../../src/sms/phrases/phrase.js';

/** A text, the situation it comes in, and what follows: `acts > reply`. */
export type Case = readonly [text: string, situation: Situation, follows: string];

export const A = 'a' as JobseekerId;
export const B = 'b' as JobseekerId;

const offer = (over: Partial<OpenQuestion> = {}): OpenQuestion => ({ id: 'o1', kind: 'OFFER', jobseekerId: A, code: '4F7Q', standing: 'OPEN', answered: null, options: 0, ...over });
const checkIn: OpenQuestion = offer({ id: 'c1', kind: 'CHECK_IN', code: null });
const survey: OpenQuestion = offer({ id: 's1', kind: 'SURVEY', code: null, options: 4 });
const secret: OpenQuestion = offer({ id: 'k1', kind: 'CODE', code: null });
const second = offer({ id: 'o2', code: '8KPL' });

const situations = {
  offer: { questions: [offer()] },
  two: { questions: [offer(), second] },
  both: { questions: [offer(), checkIn] },
  checkIn: { questions: [checkIn] },
  survey: { questions: [survey] },
  late: { questions: [offer({ standing: 'LATE' })] },
  lateAndOpen: { questions: [offer({ standing: 'LATE' }), second] },
  saidYes: { questions: [offer({ answered: 'YES' })] },
  saidNo: { questions: [offer({ answered: 'NO' })] },
  accepted: { questions: [offer({ standing: 'LATE', answered: 'YES' })] },
  digits: { questions: [offer({ code: '4821' }), offer({ id: 'o2', code: '7305' })] },
  saidFine: { questions: [{ ...checkIn, standing: 'LATE', answered: 'YES' }] },
  unreached: { questions: [{ ...checkIn, standing: 'LATE' }] },
  offerAndFine: { questions: [offer(), { ...checkIn, standing: 'LATE', answered: 'YES' }] },
  twoAgain: { questions: [offer(), second], unclear: 1 },
  sharedCheckIn: { people: [A, B], questions: [checkIn] },
  sharedCheckIns: { people: [A, B], questions: [checkIn, { ...checkIn, id: 'c2', jobseekerId: B }] },
  sharedSurvey: { people: [A, B], questions: [survey] },
  nothing: { questions: [] },
  noNumberToAsk: { questions: [offer()], genuineNumber: null },
  stopped: { questions: [offer()], stopped: true },
  shared: { people: [A, B], questions: [offer(), { ...second, jobseekerId: B }] },
  sharedCode: { people: [A, B], questions: [offer({ standing: 'LATE' }), { ...second, code: '4F7Q', jobseekerId: B }] },
  sharedOne: { people: [A, B], questions: [offer()] },
  code: { questions: [secret, offer()] },
  again: { questions: [offer()], unclear: 1 },
  third: { questions: [offer()], unclear: 2 },
  stranger: { people: [], questions: [] },
  stoppedStranger: { people: [], questions: [], stopped: true },
} as const satisfies Record<string, Partial<Omit<Heard, 'people'>> & { readonly people?: readonly JobseekerId[] }>;
export type Situation = keyof typeof situations;
export const allSituations = Object.keys(situations) as Situation[];

/** All that is known in a situation when this text comes. */
export function heardIn(situation: Situation, text: string, language: TextLanguage = 'en'): Heard {
  const { people = [A], ...rest }: Partial<Omit<Heard, 'people'>> & { readonly people?: readonly JobseekerId[] } = situations[situation];
  return { questions: [], stopped: false, unclear: 0, genuineNumber: '+251911000000', ...rest, people: people.map((jobseekerId): Known => ({ jobseekerId, language })), text };
}

/** What follows, in one line: acts with what they are about, and the reply. */
export function followed(heard: Heard): string {
  const { acts, reply } = hear(heard);
  const said = acts.map((act) => {
    const { act: name, ...about } = act as { act: string; jobseekerId?: string; questionId?: string | null } & Record<string, unknown>;
    const rest = Object.entries(about).flatMap(([field, value]) => (field === 'questionId' || field === 'jobseekerId' || value === null ? [] : [String(value)]));
    return [name, ...rest, about.questionId ?? (heard.people.length > 1 ? about.jobseekerId : undefined)].filter((part) => part !== undefined && part !== null).join(':');
  });
  return `${said.join(' ') || '-'} > ${reply === null ? '-' : reply.phrase}`;
}
