import type { Day } from '../../kernel/day.js';
import type { AccountId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import { isWhole } from '../../kernel/whole.js';
import type { VentureId } from '../../matching/team/team.js';

export type VentureSessionId = Id<'VentureSession'>;

export const sessionKinds = ['MENTORING', 'GROUP_TRAINING'] as const;
/** MENTORING: somebody with experience looks at the venture with its people. GROUP_TRAINING: its people learn together (F24). */
export type SessionKind = (typeof sessionKinds)[number];

export const sessionTopics = ['BOOKKEEPING', 'PRICING', 'MARKETING', 'MONEY', 'LAW_AND_TAX', 'TEAMWORK', 'SUPPLIERS', 'PRODUCTION', 'QUALITY', 'SAFETY', 'OTHER'] as const;
/** What a session was about: a closed list, because what is typed freely might name somebody. */
export type SessionTopic = (typeof sessionTopics)[number];

/** Topics by which people learn to run a business (F28). */
const BUSINESS: readonly SessionTopic[] = ['BOOKKEEPING', 'PRICING', 'MARKETING', 'MONEY', 'LAW_AND_TAX'];

/** What somebody writes down of a session. */
export interface SessionDraft {
  readonly kind: SessionKind;
  readonly heldOn: Day;
  readonly minutes: number;
  readonly topics: readonly SessionTopic[];
  /** Code of whoever led it, as the mission names mentors: never a name. */
  readonly mentor: string;
  /** Members who were there. */
  readonly attended: readonly JobseekerId[];
}

/** A session that was held with the people of a venture. One that was written down wrongly is withdrawn, and written anew. */
export interface VentureSession extends SessionDraft {
  readonly missionId: MissionId;
  readonly id: VentureSessionId;
  readonly ventureId: VentureId;
  readonly by: AccountId | null;
  readonly at: Date;
  readonly withdrawnAt: Date | null;
}

/** Longest session of one day, minutes. */
const LONGEST = 12 * 60;

/** A session that can be kept, each topic and member once. Refuses a day to come, no topic, nobody there, and whoever is no member. */
export function checkSession(draft: SessionDraft, members: readonly JobseekerId[], today: Day): Outcome<SessionDraft> {
  const attended = [...new Set(draft.attended)].sort();
  if (attended.length === 0 || !attended.every((id) => members.includes(id))) return invalid('attendedIds', 'must name members of the venture, one at least');
  if (draft.heldOn > today) return invalid('heldOn', 'must not be to come');
  if (!isWhole(draft.minutes, 1, LONGEST)) return invalid('minutes', `must be a whole number from 1 to ${LONGEST}`);
  if (draft.topics.length === 0) return invalid('topics', 'must name one at least');
  if (!/^[A-Z0-9][A-Z0-9_-]{0,29}$/.test(draft.mentor)) return invalid('mentor', 'must be a code in capitals, such as BAKER-2; never a name');
  return accepted({ ...draft, topics: sessionTopics.filter((topic) => draft.topics.includes(topic)), attended });
}

/** What somebody attended, minutes. */
export interface Attended {
  readonly mentoring: number;
  readonly training: number;
  /** Of the training, what was on running a business. */
  readonly businessTraining: number;
}

/** What sessions that somebody attended add up to; what was withdrawn counts for nothing. */
export function attendedMinutes(sessions: readonly Pick<VentureSession, 'kind' | 'minutes' | 'topics' | 'withdrawnAt'>[]): Attended {
  const sum = (counts: (session: (typeof sessions)[number]) => boolean): number => sessions.reduce((minutes, session) => (session.withdrawnAt === null && counts(session) ? minutes + session.minutes : minutes), 0);
  const training = ({ kind }: Pick<VentureSession, 'kind'>): boolean => kind === 'GROUP_TRAINING';
  return { mentoring: sum((session) => !training(session)), training: sum(training), businessTraining: sum((session) => training(session) && session.topics.some((topic) => BUSINESS.includes(topic))) };
}

/** Hours of training in running a business after which somebody counts as trained (F28); our own default [P]. */
const TRAINED_HOURS = 6;

export function isTrainedForBusiness({ businessTraining }: Pick<Attended, 'businessTraining'>): boolean {
  return businessTraining >= TRAINED_HOURS * 60;
}
