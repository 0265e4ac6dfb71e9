import type { MissionId } from '../../src/kernel/ids.js';
import { Letters } from '../../src/platform/mail/letters.js';
import type { Letter, Mail } from '../../src/platform/mail/mail.js';
import { mailTable } from '../../src/platform/mail/mail.table.js';
import { noMailer, type Mailer } from '../../src/platform/mail/mailer.js';
import { MailsService } from '../../src/platform/mail/mails.service.js';
import { smtpMailer } from '../../src/platform/mail/smtp-mailer.js';
import { newId } from '../../src/platform/ids.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { freshDatabase, makeMission, type TestDatabase } from '../support/database.js';
import { MailServer } from '../support/mail-server.js';

let database: TestDatabase;
let server: MailServer;
let missionId: MissionId;
let now: Date;
let letter: Letter | null;
let undelivered: Mail[];
let mailer: Mailer;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
  server = await MailServer.open();
  missionId = await makeMission(database);
  now = new Date('2026-03-01T08:00:00Z');
  letter = { to: 'hiring@example.org', subject: 'سؤال', text: 'A question waits: https://example.org/answers/x\n', language: 'ar' };
  undelivered = [];
  mailer = smtpMailer({ smtpUrl: server.url, from: 'letters@example.net' }, { step: 300, whole: 1_000 });
});
afterEach(() => server.close());

const clock = { now: () => now };
const letters = new Letters();
letters.add({ kind: 'NOTE', write: async () => letter, undelivered: async (_, __, mail) => void undelivered.push(mail) });
const mails = (by: Mailer = mailer): MailsService => new MailsService(database.work, clock, by, letters);
const queue = async (subjectId: string = newId(), occasion = 'first'): Promise<Mail> => {
  const made = await database.work.run(serviceViewer(missionId), (tx) => mails().queue(tx, missionId, { kind: 'NOTE', subjectId, occasion }));
  if (made === null) throw new Error('it was there before');
  return made;
};
const kept = (mail: Mail): Promise<Mail | null> => database.work.run(serviceViewer(missionId), (tx) => tx.getRepository(mailTable).findOneBy({ missionId, id: mail.id }));
const wait = (minutes: number): void => {
  now = new Date(now.getTime() + minutes * 60_000);
};
const asked = async (): Promise<number> => {
  const rows: { n: number }[] = await database.dataSource.query(`select count(*)::int as n from outbox where job = 'sendMail' and payload ->> 'missionId' = $1`, [missionId]);
  return rows[0]?.n ?? 0;
};

describe('letters', () => {
  it('are rows of their cause: they go with it, and arise once', async () => {
    const [subject, viewer] = [newId(), serviceViewer(missionId)];
    const lost = database.work.run(viewer, async (tx) => {
      await mails().queue(tx, missionId, { kind: 'NOTE', subjectId: subject, occasion: 'first' });
      throw new Error('the cause fails');
    });
    await expect(lost).rejects.toThrow('the cause fails');
    expect(await asked()).toBe(0);
    await queue(subject);
    await expect(queue(subject)).rejects.toThrow('there before');
    await queue(subject, 'second');
    expect(await asked()).toBe(2);
  });

  it('go out once, as text, in the words of their language, and ask machines not to answer', async () => {
    const mail = await queue();
    await mails().send(missionId, mail.id);
    await mails().send(missionId, mail.id);
    expect(await kept(mail)).toMatchObject({ status: 'SENT', attempts: 1, problem: null, endedAt: now });
    expect(server.received).toHaveLength(1);
    expect(server.received[0]).toMatchObject({ from: 'letters@example.net', to: ['hiring@example.org'] });
    expect(server.received[0]!.raw).toContain(`Message-ID: <${mail.id}@example.net>`);
    for (const line of ['Auto-Submitted: auto-generated', 'Content-Language: ar', 'text/plain']) expect(server.received[0]!.raw).toContain(line);
    expect(server.lastText.trim()).toBe('A question waits: https://example.org/answers/x');
  });

  it('that are sent by many workers at once go out once', async () => {
    const mail = await queue();
    await Promise.all(Array.from({ length: 8 }, () => mails().send(missionId, mail.id)));
    expect(server.received).toHaveLength(1);
  });

  it('whose need is gone are not sent, nor are those that were cancelled', async () => {
    const [gone, cancelled] = [await queue(), await queue()];
    await database.work.run(serviceViewer(missionId), (tx) => mails().cancelOf(tx, missionId, cancelled.subjectId));
    letter = null;
    for (const mail of [gone, cancelled]) {
      await mails().send(missionId, mail.id);
      expect(await kept(mail)).toMatchObject({ status: 'CANCELLED' });
    }
    expect([server.calls, undelivered]).toEqual([0, []]);
  });

  it('keep neither address nor words', async () => {
    const mail = await queue();
    await mails().send(missionId, mail.id);
    const rows: unknown[] = await database.work.run(serviceViewer(missionId), (tx) => tx.query('select * from mail'));
    expect(JSON.stringify(rows)).not.toMatch(/hiring|example|question|سؤال/);
  });
});

describe('a server', () => {
  it('that refuses an address ends the letter, and a person has to do something', async () => {
    for (const mood of [{ recipient: 550 }, { message: 554 }]) {
      server.mood = mood;
      const mail = await queue();
      await mails().send(missionId, mail.id);
      expect(await kept(mail)).toMatchObject({ status: 'FAILED', problem: 'REFUSED', attempts: 1 });
      expect(undelivered.map(({ id }) => id)).toContain(mail.id);
    }
  });

  const moods = [
    ['puts it off', { recipient: 450 }, 'PUT_OFF'],
    ['puts the letter off after reading it', { message: 451 }, 'PUT_OFF'],
    ['breaks the line at the address', { drop: 'RCPT' }, 'UNREACHABLE'],
    ['breaks the line in the letter', { drop: 'DATA' }, 'UNREACHABLE'],
    ['does not answer in time', { delay: 2_000 }, 'TOO_SLOW'],
  ] as const;
  it.each(moods)('that %s gets the letter later', async (_, mood, problem) => {
    server.mood = mood;
    const mail = await queue();
    await mails().send(missionId, mail.id);
    expect(await kept(mail)).toMatchObject({ status: 'QUEUED', attempts: 1, problem });
    server.mood = {};
    await mails().send(missionId, mail.id);
    expect(await kept(mail)).toMatchObject({ attempts: 1 });
    wait(1);
    await mails().send(missionId, mail.id);
    expect(await kept(mail)).toMatchObject({ status: 'SENT', attempts: 2 });
    expect(undelivered).toEqual([]);
  });

  it('that takes a letter and dies before it says so gets it again under the same reference', async () => {
    server.mood = { drop: 'TAKEN' };
    const mail = await queue();
    await mails().send(missionId, mail.id);
    server.mood = {};
    wait(1);
    await mails().send(missionId, mail.id);
    const references = server.received.map(({ raw }) => /^Message-ID: (.*)$/m.exec(raw)?.[1]);
    expect(references).toHaveLength(2);
    expect(new Set(references).size).toBe(1);
  });

  it('that is away for days costs the letter, and a person has to do something', async () => {
    await server.close();
    const mail = await queue();
    for (let n = 0; n < 60 && (await kept(mail))?.endedAt === null; n += 1) {
      await mails().send(missionId, mail.id);
      wait(240);
    }
    expect(await kept(mail)).toMatchObject({ status: 'FAILED', problem: 'UNREACHABLE' });
    expect(undelivered).toHaveLength(1);
    server = await MailServer.open();
  });
});

describe('the sweep', () => {
  it('asks again for what is due, also where a worker died in the middle; never for what has ended', async () => {
    const [due, lost, done] = [await queue(), await queue(), await queue()];
    await mails().send(missionId, done.id);
    await database.dataSource.query('delete from outbox');
    const died: Mailer = { ...mailer, send: () => Promise.reject(new Error('killed')) };
    await expect(mails(died).send(missionId, lost.id)).rejects.toThrow('killed');
    const sweep = () => mails().sweep(new AbortController().signal);
    await sweep();
    expect(await asked()).toBe(1);
    await mails().send(missionId, lost.id);
    expect(await kept(lost)).toMatchObject({ status: 'SENDING', attempts: 1 });
    wait(2);
    await sweep();
    expect(await asked()).toBe(3);
    for (const mail of [due, lost]) await mails().send(missionId, mail.id);
    expect(await kept(lost)).toMatchObject({ status: 'SENT', attempts: 2 });
    expect(await kept(due)).toMatchObject({ status: 'SENT', attempts: 1 });
  });
});

describe('without a server', () => {
  it('mail is off, and a letter that was asked for before becomes the matter of a person', async () => {
    expect([mails(noMailer).isOn, mails().isOn]).toEqual([false, true]);
    const mail = await queue();
    await mails(noMailer).send(missionId, mail.id);
    expect(await kept(mail)).toMatchObject({ status: 'FAILED', problem: 'MAIL_OFF' });
    expect(undelivered).toHaveLength(1);
  });
});
