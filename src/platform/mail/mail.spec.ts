import fc from 'fast-check';

import type { MissionId } from '../../kernel/ids.js';
import { claimed, ended, LEASE_MILLISECONDS, newMail, reported, type Mail, type MailId, type SendReport } from './mail.js';
import { reportOf } from './smtp-mailer.js';

const start = new Date('2026-03-01T08:00:00Z');
const after = (minutes: number, from = start): Date => new Date(from.getTime() + minutes * 60_000);
const mail = newMail({ kind: 'NOTE', subjectId: 's', occasion: 'first' }, { missionId: 'm' as MissionId, id: 'i' as MailId, now: start });
const later: SendReport = { end: 'LATER', problem: 'PUT_OFF' };
const taken = (now = start, from: Mail = mail): Mail => claimed(from, now)!;

describe('a letter', () => {
  it('is taken when its time has come, and again once its worker was silent for the lease', () => {
    expect(claimed(mail, after(-1))).toBeNull();
    const first = taken();
    expect(first).toMatchObject({ status: 'SENDING', attempts: 1, problem: null });
    expect(claimed(first, new Date(start.getTime() + LEASE_MILLISECONDS - 1))).toBeNull();
    expect(claimed(first, new Date(start.getTime() + LEASE_MILLISECONDS))).toMatchObject({ attempts: 2, problem: 'WORKER_LOST' });
  });

  it('is tried again after longer and longer pauses', () => {
    const pauses: number[] = [];
    let [next, now] = [mail, start];
    for (let n = 0; n < 7; n += 1) {
      next = reported(taken(now, next), later, now);
      pauses.push((next.tryAt.getTime() - now.getTime()) / 60_000);
      now = next.tryAt;
    }
    expect(pauses).toEqual([1, 5, 15, 60, 240, 240, 240]);
  });

  it('fails at once where the next attempt would come too late, and where the server refuses it', () => {
    const soon = { ...mail, notAfter: after(1) };
    expect(reported(taken(start, soon), later, start)).toMatchObject({ status: 'FAILED', problem: 'PUT_OFF', endedAt: start });
    expect(reported(taken(start, { ...mail, notAfter: after(2) }), later, start)).toMatchObject({ status: 'QUEUED' });
    expect(reported(taken(), { end: 'REFUSED' }, start)).toMatchObject({ status: 'FAILED', problem: 'REFUSED' });
  });

  it('is never taken after its end', () => {
    for (const status of ['SENT', 'FAILED', 'CANCELLED'] as const) expect(claimed(ended(mail, status, 'REFUSED', start), after(10_000))).toBeNull();
  });

  it('ends whatever servers do: at the latest by its last moment and one pause', () => {
    const report = fc.constantFrom<SendReport>(later, { end: 'LATER', problem: 'TOO_SLOW' }, { end: 'REFUSED' }, { end: 'SENT' });
    fc.assert(
      fc.property(fc.array(report, { minLength: 40, maxLength: 40 }), (reports) => {
        let [next, now] = [mail, start];
        for (const each of reports) {
          if (next.endedAt !== null) break;
          next = reported(taken(now, next), each, now);
          now = next.endedAt === null ? next.tryAt : now;
        }
        expect(next.endedAt).not.toBeNull();
        expect(next.endedAt!.getTime()).toBeLessThanOrEqual(mail.notAfter.getTime());
      }),
    );
  });
});

describe('reportOf', () => {
  const cases: readonly (readonly [string, object, SendReport])[] = [
    ['an address that is not there', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 550 }, { end: 'REFUSED' }],
    ['a letter that is not wanted', { code: 'EMESSAGE', command: 'DATA', responseCode: 554 }, { end: 'REFUSED' }],
    ['an address that is put off', { code: 'EENVELOPE', command: 'RCPT TO', responseCode: 450 }, { end: 'LATER', problem: 'PUT_OFF' }],
    ['a sender that is not allowed: a matter of settings', { code: 'EENVELOPE', command: 'MAIL FROM', responseCode: 550 }, { end: 'LATER', problem: 'NOT_TAKEN' }],
    ['a wrong password: a matter of settings', { code: 'EAUTH', command: 'AUTH PLAIN', responseCode: 535 }, { end: 'LATER', problem: 'SIGN_IN' }],
    ['a silent server', { code: 'ETIMEDOUT' }, { end: 'LATER', problem: 'TOO_SLOW' }],
    ['no server', { code: 'ESOCKET' }, { end: 'LATER', problem: 'UNREACHABLE' }],
    ['a broken line', { code: 'ECONNECTION', command: 'CONN' }, { end: 'LATER', problem: 'UNREACHABLE' }],
    ['a server without TLS', { code: 'ETLS' }, { end: 'LATER', problem: 'UNREACHABLE' }],
  ];
  it.each(cases)('understands %s', (_, fault, report) => expect(reportOf(fault)).toEqual(report));
});
