import type { AccountId, Id, JobseekerId, MissionId } from '../../kernel/ids.js';

export type OneTimeCodeId = Id<'OneTimeCode'>;

/** A code that was texted to somebody's number, to be said or written once: never a standing PIN, which would stay in the sent box. */
export interface OneTimeCode {
  readonly missionId: MissionId;
  readonly id: OneTimeCodeId;
  readonly jobseekerId: JobseekerId;
  /** The digits, by the person's key; null once it was used, replaced or tried too often. */
  readonly sealed: Buffer | null;
  readonly tries: number;
  readonly askedBy: AccountId | null;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

export const codeStandings = ['WAITS', 'USED', 'OVER'] as const;
export type CodeStanding = (typeof codeStandings)[number];

const MINUTE = 60_000;
/** So long a code works; the text says so. */
export const CODE_WORKS = 10 * MINUTE;
/** Wrong ones after which a code is over [P]: with the next bound, nobody guesses one of a million. */
export const MOST_TRIES = 5;
/** Codes for one person within an hour [P]. */
export const MOST_AN_HOUR = 5;
const HOUR = 60 * MINUTE;

/** Where a code stands. */
export function standingOf({ sealed, usedAt, expiresAt }: Pick<OneTimeCode, 'sealed' | 'usedAt' | 'expiresAt'>, now: Date): CodeStanding {
  if (usedAt !== null) return 'USED';
  return sealed === null || expiresAt <= now ? 'OVER' : 'WAITS';
}

/** The code after somebody said digits; null for one that does not wait any more. */
export function tried<Code extends Pick<OneTimeCode, 'sealed' | 'tries' | 'usedAt' | 'expiresAt'>>(code: Code, right: boolean, now: Date): Code | null {
  if (standingOf(code, now) !== 'WAITS') return null;
  const tries = code.tries + 1;
  if (right) return { ...code, tries, sealed: null, usedAt: now };
  return { ...code, tries, sealed: tries >= MOST_TRIES ? null : code.sealed };
}

/** In how many seconds another code may be sent, where so many went out lately; 0 for now. `sent` are the last ones, in any order. */
export function secondsToNext(sent: readonly Date[], now: Date): number {
  const lately = sent.map((at) => at.getTime()).filter((at) => at > now.getTime() - HOUR).sort((a, b) => a - b);
  const blocking = lately.at(-MOST_AN_HOUR);
  return blocking === undefined ? 0 : Math.ceil((blocking + HOUR - now.getTime()) / 1_000);
}

/** Six digits as somebody said or typed them, spaces and dashes left out; null where they are not six. */
export function digitsOf(said: string): string | null {
  const digits = said.replace(/[\s-]/g, '');
  return /^[0-9]{6}$/.test(digits) ? digits : null;
}
