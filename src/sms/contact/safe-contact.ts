import { formatDay, type Day } from '../../kernel/day.js';
import type { AccountId, JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, type Outcome } from '../../kernel/outcome.js';
import type { NamedTask } from '../../office/tasks/tasks.service.js';
import { textLanguages, type TextLanguage } from '../phrases/phrase.js';
import type { SafeWay } from '../texts/gates.js';

export const phoneSeers = ['ALONE', 'FAMILY', 'OTHERS'] as const;
/** Who can read what comes to the phone. */
export type PhoneSeer = (typeof phoneSeers)[number];

/** How a person can be reached without harm, as they said when they were asked. It is asked first, and again. */
export interface SafeContact {
  readonly missionId: MissionId;
  readonly jobseekerId: JobseekerId;
  /** Blind index of the number that they agreed on. */
  readonly numberIndex: Buffer;
  readonly seenBy: PhoneSeer;
  readonly texts: SafeWay['texts'];
  /** Minutes of their own clock; null for the usual hours. */
  readonly fromMinute: number | null;
  readonly toMinute: number | null;
  /** Where they are, if not where the mission is. */
  readonly timeZone: string | null;
  /** Names of the mission's quiet times that they keep. */
  readonly quiet: readonly string[];
  readonly language: TextLanguage;
  readonly askedOn: Day;
  readonly askedBy: AccountId | null;
  readonly version: number;
}

/** What whoever asked says of it. */
export interface SafeContactDraft extends Omit<SafeContact, 'missionId' | 'jobseekerId' | 'numberIndex' | 'askedOn' | 'askedBy' | 'version'> {
  /** Which of the person's numbers, from 0. */
  readonly phone: number;
  /** What is said in a call so that both know who speaks; null for none. */
  readonly codeWord: string | null;
}

/** Months after which it is asked again [P]. */
export const ASK_AGAIN_MONTHS = 6;

/** The task in which somebody is asked again, once for each time that they were asked. */
export function askAgainTask({ jobseekerId, askedOn }: Pick<SafeContact, 'jobseekerId' | 'askedOn'>): NamedTask {
  return { kind: 'REVIEW', subjectId: jobseekerId, occasion: `safe-contact.${formatDay(askedOn)}` };
}

/** The task in which somebody finds out whose a number is that has changed, once for each time that the person was asked. */
export function numberTask({ jobseekerId, version }: Pick<SafeContact, 'jobseekerId' | 'version'>): NamedTask {
  return { kind: 'REVIEW', subjectId: jobseekerId, occasion: `number.${version}` };
}

/** A draft whose parts fit. */
export function checkSafeContact(draft: SafeContactDraft, quietNames: readonly string[]): Outcome<SafeContactDraft> {
  const { fromMinute: from, toMinute: to, timeZone, codeWord } = draft;
  if ((from === null) !== (to === null)) return invalid('toMinute', 'is needed with fromMinute, and only with it');
  const isMinute = (value: number, most: number): boolean => Number.isInteger(value) && value >= 0 && value <= most;
  if (from !== null && to !== null && (!isMinute(from, 1_439) || !isMinute(to, 1_440) || from >= to)) return invalid('fromMinute', 'must be a minute of the day before toMinute');
  if (timeZone !== null && !isTimeZone(timeZone)) return invalid('timeZone', 'is not an IANA time zone');
  if (!(textLanguages as readonly string[]).includes(draft.language)) return invalid('language', `must be one of ${textLanguages.join(', ')}`);
  if (!draft.quiet.every((name) => quietNames.includes(name)) || new Set(draft.quiet).size < draft.quiet.length) return invalid('quiet', 'must name quiet times of the mission, each once');
  if (codeWord !== null && (codeWord.trim() === '' || codeWord.length > 40)) return invalid('codeWord', 'must have 1 to 40 characters');
  return accepted(draft);
}

/** What sending asks of it. `numbers` are the blind indexes of the person's numbers now. */
export function safeWayOf(contact: SafeContact, numbers: readonly Buffer[]): SafeWay {
  const { texts, fromMinute, toMinute, timeZone, quiet, numberIndex } = contact;
  return {
    texts,
    hours: fromMinute === null || toMinute === null ? null : { fromMinute, toMinute },
    timeZone,
    quiet,
    numberConfirmed: numbers.some((each) => each.equals(numberIndex)),
  };
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
