import fc from 'fast-check';

import { AskingService } from '../../src/outcomes/check-ins/asking.service.js';
import type { Input, Jobseeker, Vacancy } from '../journeys/office.js';
import { Offering, taken, type Offer } from '../outcomes/offering.js';
import { agreed } from '../outcomes/placed.js';
import { say } from '../../src/sms/phrases/phrases.js';
import { AirtimeService } from '../../src/sms/airtime/airtime.service.js';
import { TextSurveys } from '../../src/sms/surveys/text-surveys.service.js';
import { dialects } from './dialects.js';
import { RelaySimulator } from './simulator.js';
import { TextingWorld, type TestRelay } from './texting-world.js';
import { amharic } from './texts/am.js';
import { arabic } from './texts/ar.js';
import { english } from './texts/en.js';
import { french } from './texts/fr.js';

const never = new AbortController().signal;
const generic = dialects.find((each) => each.kind === 'GENERIC_HTTP')!;
let texting: TextingWorld;
let simulator: RelaySimulator;
let own: TestRelay;
let offers: Offering;
let post: Vacancy;

beforeAll(async () => {
  texting = await TextingWorld.open();
  simulator = await RelaySimulator.open();
  simulator.mood = { does: 'ANSWER', says: () => generic.takes(String(Math.random())) };
  own = await texting.relay(generic, simulator.url);
  offers = new Offering(texting.office);
}, 60_000);
afterAll(async () => {
  await simulator.close();
  await texting.world.close();
});
beforeEach(async () => {
  texting.at('2026-03-04T09:00:00Z');
  post = await texting.office.post();
});

type Reached = Awaited<ReturnType<TextingWorld['reachable']>>;
const says = (who: Pick<Reached, 'number'>, text: string): Promise<void> => texting.says(own, who.number, text);
const sent = async (who: Reached): Promise<Offer & { readonly code: string }> => (await offers.sent(post, who.person)) as never;
const state = async (offer: Pick<Offer, 'id'>): Promise<string> => (await offers.now(offer)).state;
/** Phrases of the answers that somebody got, the oldest first. */
const replies = async ({ id }: Pick<Reached, 'id'>): Promise<string[]> =>
  (await texting.rows(`select phrase from outgoing_text where jobseeker_id = $1 and purpose = 'REPLY' order by queued_at, id`, [id])).map((row) => row['phrase'] as string);
const tasks = async ({ person }: { readonly person: Pick<Jobseeker, 'id'> }): Promise<string[]> =>
  (await offers.tasks(person as Jobseeker)).map(({ kind, subjectKind, dueOn }) => `${kind} ${subjectKind} ${dueOn}`);

/** What to say in the call about an offer that somebody's first open task asks for. */
async function readOut({ person }: Pick<Reached, 'person'>, who = texting.office.caseManager): Promise<Input | null> {
  const { tasks: found } = await texting.office.ask(texting.office.officer, 'query ($id: ID!) { tasks(jobseekerId: $id, status: OPEN, first: 1) { edges { node { id } } } }', { id: person.id });
  const answer = await texting.world.ask(who, 'query ($id: ID!) { readOut(taskId: $id) { language reviewed lines { part text } } }', { id: found.edges[0].node.id });
  return answer.errors === undefined ? answer.data.readOut : null;
}

describe('an offer by text', () => {
  it('is answered with a one, read out in a call, released, and accepted: the text alone does none of it', async () => {
    const somebody = await texting.reachable({ language: 'ar' });
    const offer = await sent(somebody);
    await texting.send(own);
    const out = generic.heard(simulator.got.at(-1)!);
    expect(out).toMatchObject({ to: somebody.number, text: say('offer', 'ar', { code: offer.code }).text });
    expect((await offers.now(offer))['deliveredAt']).toBeNull();
    await texting.tell(own, generic.report(out.attemptId!, 'none', generic.words.DELIVERED));
    await texting.hear();
    await offers.timePasses();
    expect((await offers.now(offer))['deliveredAt']).not.toBeNull();
    await says(somebody, `١ ${offer.code}`);
    expect(await state(offer)).toBe('INTERESTED');
    expect(await replies(somebody)).toEqual(['offerNoted']);
    expect(await tasks(somebody)).toEqual(['CALL Offer 2026-03-06']);
    expect((await offers.history(offer)).at(-1)).toMatchObject({ act: 'INTEREST', actor: 'PERSON', channel: 'TEXT' });
    expect(await readOut(somebody)).toMatchObject({ language: 'ar', reviewed: false, lines: expect.arrayContaining([{ part: 'FIRM', text: expect.stringContaining('Constructed employer') }]) });
    // Said again, and agreed to in so many words: nothing of it releases or accepts.
    expect(await readOut(somebody, await texting.office.signIn('CASE_MANAGER'))).toBeNull();
    for (const text of ['1', 'yes i accept the job', 'نعم موافق', `yes ${offer.code}`]) await says(somebody, text);
    expect(await state(offer)).toBe('INTERESTED');
    for (const step of ['CANDIDATE', 'NAME']) await texting.office.agrees(somebody.person, offers.disclosure(step));
    expect(taken(await offers.release(offer, { language: 'ar' })).state).toBe('IDENTITY_RELEASED');
    taken(await offers.employer(offer, 'CONFIRM'));
    await says(somebody, '1');
    expect(await state(offer)).toBe('EMPLOYER_CONFIRMED');
    expect(taken(await offers.accept(offer, { language: 'ar' })).state).toBe('ACCEPTED');
    // A no to what was agreed to is no more an answer to an offer: somebody calls.
    await says(somebody, `2 ${offer.code}`);
    expect(await state(offer)).toBe('ACCEPTED');
    expect((await replies(somebody)).at(-1)).toBe('handedOver');
    expect(await tasks(somebody)).toContain('CALL Jobseeker 2026-03-05');
  });

  it('is declined with a two, after a yes too; a yes after a no goes to a person', async () => {
    const somebody = await texting.reachable();
    const offer = await sent(somebody);
    await says(somebody, 'yes');
    await says(somebody, 'no');
    expect(await state(offer)).toBe('DECLINED');
    await says(somebody, 'no');
    await says(somebody, 'yes');
    await says(somebody, 'yes');
    expect(await state(offer)).toBe('DECLINED');
    expect(await replies(somebody)).toEqual(['offerNoted', 'offerDeclined', 'offerLate']);
    expect(await tasks(somebody)).toEqual(['LATE_ANSWER Offer 2026-03-05']);
  });

  it('asks for a call about it with a three, the same day, once a day', async () => {
    const somebody = await texting.reachable();
    const offer = await sent(somebody);
    await says(somebody, '3');
    await says(somebody, `call me ${offer.code}`);
    expect(await state(offer)).toBe('SENT');
    expect(await tasks(somebody)).toEqual(['CALL Offer 2026-03-04']);
    expect(await replies(somebody)).toEqual(['callComing', 'callComing']);
  });

  it('is late after its last day, and a yes then is for a person, whether or not the job that ends it has been there', async () => {
    const [early, slept] = [await texting.reachable(), await texting.reachable()];
    const [ended, standing] = [await sent(early), await sent(slept)];
    await offers.relay();
    await offers.timePasses();
    for (const offer of [ended, standing]) if ((await offers.now(offer))['deliveredAt'] === null) taken(await texting.office.attempt(texting.office.caseManager, 'recordOfferHeard', { id: offer.id, channel: 'CALL' }, 'Offer', 'id'));
    texting.at('2026-03-20T09:00:00Z');
    await says(slept, '1');
    expect(await state(standing)).toBe('EXPIRED');
    await offers.timePasses();
    await says(early, '1');
    expect(await state(ended)).toBe('EXPIRED');
    for (const somebody of [early, slept]) {
      expect((await replies(somebody)).at(-1)).toBe('offerLate');
      expect(await tasks(somebody)).toContain('LATE_ANSWER Offer 2026-03-23');
    }
    texting.at('2026-05-20T09:00:00Z');
    await says(early, '1');
    expect((await replies(early)).at(-1)).toBe('helpOther');
  });

  it('is told from another by its code, also on a phone that two people share', async () => {
    const somebody = await texting.reachable();
    const sister = await texting.withNumber(somebody.number);
    await texting.safe(sister.id);
    const [hers, theirs] = [(await offers.sent(post, sister.person)) as Offer & { code: string }, await sent(somebody)];
    const other = (await offers.sent(await texting.office.post(), somebody.person)) as Offer & { code: string };
    await says(somebody, '1');
    expect([await state(hers), await state(theirs), await state(other)]).toEqual(['SENT', 'SENT', 'SENT']);
    await says(somebody, `1${hers.code}`);
    await says(somebody, `${other.code} no`);
    expect([await state(hers), await state(theirs), await state(other)]).toEqual(['INTERESTED', 'SENT', 'DECLINED']);
  });

  it('is on hold for whoever pauses by text, and goes on when they start again', async () => {
    const somebody = await texting.reachable();
    const offer = await sent(somebody);
    await says(somebody, 'pause');
    await offers.timePasses();
    expect((await offers.now(offer)).heldSince).not.toBeNull();
    await says(somebody, '1');
    expect(await state(offer)).toBe('SENT');
    await says(somebody, 'start again');
    await offers.timePasses();
    expect((await offers.now(offer)).heldSince).toBeNull();
    expect(await replies(somebody)).toEqual(['paused', 'callComing', 'resumed']);
  });

  it('that cannot go on as it is goes to a person, who hears of the yes', async () => {
    const somebody = await texting.reachable();
    const offer = await sent(somebody);
    await texting.office.takesBack(somebody.person, { purpose: 'MATCHING' });
    await says(somebody, '1');
    expect(await state(offer)).toBe('SENT');
    expect(await replies(somebody)).toEqual(['handedOver']);
    expect(await tasks(somebody)).toContain('REVIEW Offer 2026-03-04');
  });
});

describe('a check-in by text', () => {
  const FIELDS = 'query ($id: ID!) { checkIns(placementId: $id) { kind side status answered { answer channel } } }';
  async function placed(): Promise<Reached & { readonly placementId: string }> {
    const somebody = await texting.reachable();
    const placement = await agreed(texting.office, somebody.person, post);
    await texting.office.act(texting.office.officer, 'movePlacement', { id: placement.globalId, move: 'CONFIRM_START', on: '2026-02-25' }, 'Placement', 'id');
    await ask();
    return { ...somebody, placementId: placement.globalId };
  }
  const ask = (): Promise<number> => texting.world.app.get(AskingService, { strict: false }).askAll(texting.missionId, never);
  const asked = async ({ placementId }: { readonly placementId: string }): Promise<Input> =>
    (await texting.office.ask(texting.office.caseManager, FIELDS, { id: placementId })).checkIns.find((each: Input) => each['kind'] === 'DAY_7' && each['side'] === 'PERSON');
  const said = async (who: { readonly placementId: string }): Promise<string[]> => ((await asked(who))['answered'] as { answer: string; channel: string }[]).map(({ answer, channel }) => `${answer} ${channel}`);

  it('is fine, not fine or a call; said again it is the same, and another answer counts instead', async () => {
    const somebody = await placed();
    expect(await asked(somebody)).toMatchObject({ status: 'ASKED' });
    for (const text of ['1', 'fine', '2', '3']) await says(somebody, text);
    expect(await said(somebody)).toEqual(['FINE TEXT', 'NOT_FINE TEXT', 'CALL_ME TEXT']);
    expect(await replies(somebody)).toEqual(['checkInFine', 'checkInNotFine', 'callComing']);
    expect((await tasks(somebody)).filter((each) => each === 'CALL Placement 2026-03-04')).toHaveLength(2);
  });

  it('hears words of danger and of money, which end the asking and are somebody\'s within the hour', async () => {
    const [one, two] = [await placed(), await placed()];
    await says(one, 'the boss beats me');
    await says(two, '1 but he asked me to pay');
    expect([await said(one), await said(two)]).toEqual([['DANGER TEXT'], ['MONEY TEXT']]);
    const due = await texting.rows(`select kind, priority, due_at from task where jobseeker_id = any($1::uuid[]) and due_at is not null order by kind`, [[one.id, two.id]]);
    expect(due).toMatchObject([{ kind: 'CALL', priority: 0, due_at: new Date('2026-03-04T10:00:00Z') }, { kind: 'INCIDENT', priority: 0, due_at: new Date('2026-03-04T10:00:00Z') }]);
    expect([await replies(one), await replies(two)]).toEqual([['handedOver'], ['handedOver']]);
  });

  it('is answered although nobody waits for it any more, for a while', async () => {
    const somebody = await placed();
    await texting.rows(`update check_in set status = 'UNREACHED', next_at = null where jobseeker_id = $1 and status = 'ASKED'`, [somebody.id]);
    texting.at('2026-03-30T09:00:00Z');
    await says(somebody, 'not fine');
    expect(await said(somebody)).toEqual(['NOT_FINE TEXT']);
    texting.at('2026-05-30T09:00:00Z');
    await says(somebody, 'fine');
    expect((await replies(somebody)).at(-1)).toBe('helpOther');
  });

  it('on a phone that two people share is asked by a person, because no code tells whose answer it is', async () => {
    const somebody = await placed();
    const sister = await texting.withNumber(somebody.number);
    await texting.safe(sister.id);
    await says(somebody, '1');
    expect(await said(somebody)).toEqual([]);
    expect(await tasks(somebody)).toContain('CALL Jobseeker 2026-03-05');
  });
});

describe('a survey by text', () => {
  const ask = (id: string, over: Input = {}) => texting.office.attempt(texting.office.caseManager, 'askSurveyByText', { jobseekerId: id, round: 'BASELINE', agreed: true, ...over }, 'TextSurvey', 'status');
  const RESULTS = 'query ($id: ID!) { surveyResults(jobseekerId: $id) { round answers { question answer } } }';
  const kept = async (id: string): Promise<Record<string, string>> =>
    Object.fromEntries((await texting.office.ask(texting.office.caseManager, RESULTS, { id })).surveyResults.flatMap((each: { answers: { question: string; answer: string }[] }) => each.answers.map(({ question, answer }) => [question, answer])));
  const status = async ({ id }: Pick<Reached, 'id'>): Promise<unknown> => (await texting.rows('select status, answers from text_survey where jobseeker_id = $1', [id]))[0];
  /** Somebody who is back since a while. */
  async function back(contact: Input = {}): Promise<Reached> {
    const somebody = await texting.reachable(contact);
    await texting.office.act(texting.office.caseManager, 'recordCase', { jobseekerId: somebody.person.id, version: 0, arrivedOn: '2026-03-01' }, 'CaseFile', 'version');
    return somebody;
  }
  /** Answers one question after the other, with time to read between them. */
  async function answers(who: Reached, ...texts: readonly string[]): Promise<void> {
    for (const [minute, text] of texts.entries()) {
      texting.at(`2026-03-04T10:${String(minute).padStart(2, '0')}:00Z`);
      await says(who, text);
    }
  }

  it('asks one plain question after the other, keeps the answers under the key of the person, and with the surveys at the end', async () => {
    const somebody = await back();
    expect(await ask(somebody.person.id)).toMatchObject({ status: 'ASKING' });
    await answers(somebody, '3', '٤', 'hm', '5');
    const [open] = await texting.rows('select asked, answers from text_survey where jobseeker_id = $1', [somebody.id]);
    expect(open).toMatchObject({ asked: 'HOME_SURE' });
    expect((open!['answers'] as Buffer).toString('latin1')).not.toContain('REGULARLY');
    texting.at('2026-03-04T11:00:00Z');
    // Sent twice: nobody can have read the next question yet.
    for (const text of ['4', '4']) await says(somebody, text);
    texting.at('2026-03-04T11:01:00Z');
    await says(somebody, '2');
    texting.at('2026-03-04T11:02:00Z');
    await says(somebody, '3');
    expect(await status(somebody)).toEqual({ status: 'COMPLETE', answers: null });
    expect(await kept(somebody.person.id)).toEqual({ WORK: 'REGULARLY', INCOME_GOES_ON: 'FULLY', NEEDS_COVERED: 'RATHER_NOT_SAY', HOME_SURE: 'FULLY', GETS_AROUND: 'A_LITTLE', HELP_NEARBY: 'SEVERAL' });
    expect((await replies(somebody)).at(-1)).toBe('surveyThanks');
    expect(await ask(somebody.person.id)).toMatchObject({ code: 'ALREADY_EXISTS' });
    // What is sensitive is asked by voice, and what was said by text holds.
    const voice = { jobseekerId: somebody.person.id, round: 'BASELINE', part: 'GENERAL', channel: 'CALL', conductedOn: '2026-03-04', referralReady: false, answers: [{ question: 'WORK', answer: 'NO' }, { question: 'FOOD_SHORT', answer: 'NEVER' }] };
    await texting.office.act(texting.office.caseManager, 'recordSurvey', voice, 'RecordedSurvey', 'revision');
    expect(await kept(somebody.person.id)).toEqual({ WORK: 'NO', NEEDS_COVERED: 'RATHER_NOT_SAY', HOME_SURE: 'FULLY', GETS_AROUND: 'A_LITTLE', HELP_NEARBY: 'SEVERAL', FOOD_SHORT: 'NEVER' });
  });

  it('is asked only of somebody who agreed to be asked so, agrees to texts, and alone reads the phone', async () => {
    const [alone, family] = [await back(), await back({ seenBy: 'FAMILY' })];
    expect(await ask(alone.person.id, { agreed: false })).toMatchObject({ code: 'CONSENT_NEEDED' });
    expect(await ask(family.person.id)).toMatchObject({ code: 'NOT_AVAILABLE' });
    expect(await ask(alone.person.id, { round: 'MONTH_6' })).toMatchObject({ code: 'INVALID_INPUT' });
    await texting.office.takesBack(alone.person, { purpose: 'SMS' });
    expect(await ask(alone.person.id)).toMatchObject({ code: 'CONSENT_NEEDED' });
    expect(await ask((await texting.office.person()).id)).toMatchObject({ code: 'INVALID_INPUT' });
    const other = await texting.office.signIn('CASE_MANAGER');
    expect(await texting.office.attempt(other, 'askSurveyByText', { jobseekerId: family.person.id, round: 'BASELINE', agreed: true }, 'TextSurvey', 'status')).toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is thanked for with airtime: once, the same for every answer, and asked for again only where certainly nothing was sent', async () => {
    const admin = texting.office.admin;
    const seller = await RelaySimulator.open();
    const settings = JSON.stringify({ url: `${seller.url}/top-ups`, body: '{"ref":"{{id}}","to":"{{to}}","amount":{{amount}}}', accepts: { status: 200 } });
    const terms = { version: 0, kind: 'GENERIC_HTTP', settings, minor: 5_000, currency: 'ETB', status: 'ON', secrets: [] };
    await texting.office.act(admin, 'setAirtime', terms, 'AirtimeTerms', 'version');
    const send = (): Promise<void> => texting.world.app.get(AirtimeService, { strict: false }).send(texting.missionId, never);
    const done = async (...said: readonly string[]) => {
      const somebody = await back();
      await ask(somebody.person.id);
      await answers(somebody, ...said);
      expect((await replies(somebody)).at(-1)).toBe('surveyAirtime');
      return somebody;
    };
    const state = async ({ id }: Pick<Reached, 'id'>) => (await texting.rows('select state, minor from airtime where jobseeker_id = $1', [id]))[0];
    try {
      seller.mood = { does: 'ANSWER', says: () => ({ status: 503 }) };
      const [one, two] = [await done('3', '4', '4', '4', '4', '3'), await done('4', '5', '5', '5', '5', '4')];
      await Promise.all([send(), send(), send()]);
      expect([await state(one), await state(two)]).toEqual([{ state: 'WAITING', minor: 5_000 }, { state: 'WAITING', minor: 5_000 }]);
      seller.mood = { does: 'ANSWER', says: () => ({ status: 200 }) };
      seller.got.length = 0;
      texting.at('2026-03-04T12:00:00Z');
      await Promise.all([send(), send(), send()]);
      await send();
      expect(seller.got.map(({ body }) => JSON.parse(body) as { to: string; amount: number }).map(({ to, amount }) => [to, amount]).sort()).toEqual([[one.number, 50], [two.number, 50]].sort());
      expect([await state(one), await state(two)]).toEqual([{ state: 'SENT', minor: 5_000 }, { state: 'SENT', minor: 5_000 }]);
      // Nobody knows whether it was sent: a person looks, and it is not sent again.
      seller.mood = { does: 'RESET' };
      const three = await done('1', '4', '4', '4', '3');
      await send();
      texting.at('2026-03-05T12:00:00Z');
      seller.got.length = 0;
      await send();
      expect([await state(three), seller.got.length]).toEqual([{ state: 'UNKNOWN', minor: 5_000 }, 0]);
      expect(await tasks(three)).toContain('REVIEW Jobseeker 2026-03-04');
    } finally {
      await seller.close();
      await texting.office.act(admin, 'setAirtime', { ...terms, version: 1, status: 'OFF' }, 'AirtimeTerms', 'version');
    }
  });

  it('ends where others can read the phone by now: the rest is asked by voice', async () => {
    const somebody = await back();
    await ask(somebody.person.id);
    await answers(somebody, '3');
    await texting.safe(somebody.id, { seenBy: 'FAMILY' }, 1);
    await answers(somebody, '', '2');
    expect(await status(somebody)).toEqual({ status: 'ENDED', answers: null });
    expect(await kept(somebody.person.id)).toEqual({ WORK: 'REGULARLY', INCOME_GOES_ON: 'A_LITTLE' });
    expect((await replies(somebody)).slice(-1)).toEqual(['surveyThanks']);
  });

  it('ends where nobody answers, and keeps what was answered', async () => {
    const somebody = await back();
    await ask(somebody.person.id);
    await answers(somebody, '1');
    texting.at('2026-03-12T10:00:00Z');
    await texting.world.app.get(TextSurveys, { strict: false }).endSilent(texting.missionId, never);
    expect(await status(somebody)).toEqual({ status: 'ENDED', answers: null });
    expect(await kept(somebody.person.id)).toEqual({ WORK: 'NO' });
    await says(somebody, '2');
    expect((await replies(somebody)).at(-1)).toBe('helpOther');
  });
});

describe('any text', () => {
  it('of the tables and of their pieces leaves every offer where no text can bring it further, and gives no employer anybody', async () => {
    const somebody = await texting.reachable();
    const [told, done] = [await sent(somebody), (await offers.sent(await texting.office.post(), somebody.person)) as Offer & { code: string }];
    taken(await offers.answer(done, 'INTERESTED'));
    for (const step of ['CANDIDATE', 'NAME']) await texting.office.agrees(somebody.person, offers.disclosure(step));
    taken(await offers.release(done));
    taken(await offers.employer(done, 'CONFIRM'));
    const before = await texting.rows('select count(*)::int as n from candidacy');
    const all = [...english, ...french, ...arabic, ...amharic].map(([text]) => text).filter((text) => text.length < 500);
    const piece = fc.oneof(fc.constantFrom(...all), fc.constantFrom('1', '1', told.code, done.code, 'accept', 'agreed', 'my name is', 'yes yes yes'));
    const lines = fc.sample(fc.array(piece, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')), 60);
    for (const line of lines) await says(somebody, line);
    for (const offer of [told, done]) {
      const moves = (await offers.history(offer)).filter(({ channel }) => channel === 'TEXT');
      expect(moves.filter(({ act }) => !['INTEREST', 'DECLINE', 'ASK_CALL', 'LATE_ANSWER'].includes(act))).toEqual([]);
      expect(await state(offer)).not.toBe('ACCEPTED');
    }
    expect(await texting.rows('select count(*)::int as n from candidacy')).toEqual(before);
    expect(await texting.rows('select 1 from placement where jobseeker_id = $1', [somebody.id])).toEqual([]);
  }, 60_000);
});
