import { randomInt, timingSafeEqual } from 'node:crypto';

import type { Clock } from '../../kernel/clock.js';
import type { JobseekerId, MissionId } from '../../kernel/ids.js';
import { accepted, invalid, refused, type Outcome } from '../../kernel/outcome.js';
import type { CaseFiles } from '../../people/jobseekers/case-files.service.js';
import { blindedAct } from '../../people/vault/keys/blinded-act.js';
import type { PersonKeys } from '../../people/vault/keys/person-keys.service.js';
import type { Tx, UnitOfWork } from '../../platform/database/unit-of-work.js';
import { newId } from '../../platform/ids.js';
import type { Act, Viewer } from '../../platform/viewer.js';
import type { OpenQuestion } from '../conversation/conversation.js';
import type { AnsweringAct, AsksByText, SaidTo } from '../hearing/question-sources.js';
import type { TextStatus } from '../texts/attempt.js';
import type { OutgoingTexts } from '../texts/outgoing-texts.service.js';
import { codesSince, lastCode, putCode, replaceCode, waitingCodes } from './code.store.js';
import { CODE_WORKS, digitsOf, MOST_TRIES, secondsToNext, standingOf, tried, type CodeStanding, type OneTimeCode, type OneTimeCodeId } from './one-time-code.js';

/** What of a code staff see: never its digits. */
export interface SentCode {
  readonly jobseekerId: JobseekerId;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly standing: CodeStanding;
  /** Where its text stands, and why it was not sent. */
  readonly textStatus: TextStatus;
  readonly textWhy: string | null;
}

/** Whether somebody said the digits that were sent. */
export interface CheckedCode {
  readonly right: boolean;
  readonly triesLeft: number;
}

/** What codes ask of others. */
export interface CodeGround {
  readonly files: Pick<CaseFiles, 'lockOwn' | 'seen'>;
  readonly keys: PersonKeys;
  readonly texts: Pick<OutgoingTexts, 'queue' | 'standings'>;
}

/** As in the cause of its text. */
export const CODE_CAUSE = 'OneTimeCode';
const HOUR = 60 * 60_000;
const WRONG: CheckedCode = { right: false, triesLeft: 0 };

/**
 * Codes by which both know in a call, or by text, that whoever speaks has the person's phone: details are told after that and not before. It goes to the
 * number that the person agreed on, past the same gates as any text.
 */
export class OneTimeCodes implements AsksByText {
  readonly name = 'one-time codes';

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
    private readonly ground: CodeGround,
  ) {}

  /** Sends a code to a person of an own case; the one before ends. Refuses others as absent, and too many within an hour. */
  async send(act: Act, id: JobseekerId): Promise<Outcome<SentCode>> {
    const { viewer } = act;
    return this.work.act(
      act,
      async (tx): Promise<Outcome<SentCode>> => {
        const own = await this.ground.files.lockOwn(tx, viewer, id);
        if (!own.ok) return own;
        const now = this.clock.now();
        const wait = secondsToNext(await codesSince(tx, viewer.missionId, id, new Date(now.getTime() - HOUR)), now);
        if (wait > 0) return refused('RATE_LIMITED', { act: 'sendOneTimeCode', retryAfterSeconds: wait });
        const key = await this.ground.keys.make(viewer.missionId, id);
        if (key === null) return refused('NOT_FOUND', { what: 'jobseeker' });
        const digits = String(randomInt(1_000_000)).padStart(6, '0');
        const codeId = newId<OneTimeCodeId>();
        const expiresAt = new Date(now.getTime() + CODE_WORKS);
        await replaceCode(tx, { missionId: viewer.missionId, id: codeId, jobseekerId: id, sealed: key.seal(placeOf(codeId), digits), tries: 0, askedBy: viewer.accountId, sentAt: now, expiresAt, usedAt: null });
        const cause = { kind: CODE_CAUSE, id: codeId, occasion: '1' };
        const text = await this.ground.texts.queue(tx, viewer, { to: { jobseekerId: id }, purpose: 'REPLY', phrase: 'oneTimeCode', variables: { code: digits }, cause, notAfter: expiresAt });
        if (text === null) return refused('NOT_FOUND', { what: 'jobseeker' });
        return accepted({ jobseekerId: id, sentAt: now, expiresAt, standing: 'WAITS', textStatus: text.status, textWhy: text.why });
      },
      () => ({ kind: 'Jobseeker', id }),
    );
  }

  /** Whether what a person of an own case says are the digits that were sent. A code works once, and a wrong one is counted. */
  async check(act: Act, id: JobseekerId, said: string): Promise<Outcome<CheckedCode>> {
    const { viewer } = act;
    const digits = digitsOf(said);
    const may = async (): Promise<boolean> => (await this.work.run(viewer, (tx) => this.ground.files.lockOwn(tx, viewer, id))).ok;
    return this.work.act(
      await blindedAct(this.ground.keys, act, id, may),
      async (tx): Promise<Outcome<CheckedCode>> => {
        const own = await this.ground.files.lockOwn(tx, viewer, id);
        if (!own.ok) return own;
        return digits === null ? invalid('code', 'must be six digits') : accepted(await this.checkIn(tx, viewer.missionId, id, digits));
      },
      () => ({ kind: 'Jobseeker', id }),
    );
  }

  /** The newest code of an own case; null for none. Refuses others as absent. */
  async last(viewer: Viewer, id: JobseekerId): Promise<Outcome<SentCode | null>> {
    return this.work.run(viewer, async (tx): Promise<Outcome<SentCode | null>> => {
      const [seen] = await this.ground.files.seen(tx, viewer, [id]);
      if (seen === undefined) return refused('NOT_FOUND', { what: 'jobseeker' });
      const code = await lastCode(tx, viewer.missionId, id, 'READ');
      if (code === null) return accepted(null);
      const [text] = await this.ground.texts.standings(tx, viewer.missionId, CODE_CAUSE, [code.id], null);
      const { sentAt, expiresAt } = code;
      return accepted({ jobseekerId: id, sentAt, expiresAt, standing: standingOf(code, this.clock.now()), textStatus: text?.status ?? 'CANCELLED', textWhy: text?.why ?? null });
    });
  }

  async open(tx: Tx, missionId: MissionId, people: readonly JobseekerId[]): Promise<OpenQuestion[]> {
    const codes = await waitingCodes(tx, missionId, people, this.clock.now());
    return codes.map(({ id, jobseekerId }) => ({ id, kind: 'CODE', jobseekerId, code: null, standing: 'OPEN', answered: null, options: 0 }));
  }

  async answer(tx: Tx, missionId: MissionId, act: AnsweringAct): Promise<SaidTo> {
    if (act.act !== 'CODE') return 'TO_PERSON';
    const { right } = await this.checkIn(tx, missionId, act.jobseekerId, act.code);
    return { phrase: right ? 'codeRight' : 'codeWrong', variables: {} };
  }

  private async checkIn(tx: Tx, missionId: MissionId, id: JobseekerId, digits: string): Promise<CheckedCode> {
    const code = await lastCode(tx, missionId, id, 'LOCKED');
    const key = (await this.ground.keys.of(missionId, [id])).get(id);
    if (code === null || code.sealed === null || key === undefined) return WRONG;
    const right = timingSafeEqual(Buffer.from(key.open<string>(placeOf(code.id), code.sealed)), Buffer.from(digits));
    const next: OneTimeCode | null = tried(code, right, this.clock.now());
    if (next === null) return WRONG;
    await putCode(tx, next);
    return { right, triesLeft: next.sealed === null ? 0 : MOST_TRIES - next.tries };
  }
}

/** The place of the digits, for the key of the person. */
const placeOf = (row: OneTimeCodeId) => ({ table: 'one_time_code', column: 'sealed', row });
