import type { EmployerId, Id, OpeningId } from '../../src/kernel/ids.js';
import { addDays, dayIn } from '../../src/kernel/day.js';
import { MissionsService } from '../../src/office/missions/missions.service.js';
import type { Mission } from '../../src/office/missions/mission.js';
import { QuestionsService, type KeptQuestions, type QuestionSubject, type ToldQuestion } from '../../src/outcomes/response-rates/questions.service.js';
import type { Question, QuestionStage } from '../../src/outcomes/response-rates/question.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import type { Tx } from '../../src/platform/database/unit-of-work.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { Office } from '../journeys/office.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let office: Office;
let questions: QuestionsService;
let mission: Mission;
let openingId: OpeningId;
beforeAll(async () => {
  world = await openWorld();
  office = await Office.open(world);
  questions = world.app.get(QuestionsService, { strict: false });
  mission = await world.app.get(MissionsService, { strict: false }).get(office.missionId);
  openingId = readGlobalId((await office.post()).id)!.id as OpeningId;
});
afterAll(() => world.close());

const DAY = 86_400_000;
const ago = (days: number): Date => new Date(Date.now() - days * DAY);
const today = () => dayIn(mission.timeZone, new Date());
const within = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => world.database.work.run(serviceViewer(office.missionId), work);
const subject = (employerId: string): QuestionSubject => ({ offerId: newId<Id<'Offer'>>(), openingId, employerId: readGlobalId(employerId)!.id as EmployerId });
const told = (stage: QuestionStage, askedAt: Date, answeredAt: Date | null = null, closedAt: Date | null = null): ToldQuestion => ({ stage, askedAt, answeredAt, closedAt });
const keep = (of: QuestionSubject, ...lines: ToldQuestion[]): Promise<KeptQuestions> => within((tx) => questions.keep(tx, mission, of, lines));
const stages = (kept: readonly Question[]): string[] => kept.map(({ stage }) => stage);

describe('questions to employers', () => {
  it('follow the history of an offer, and are told once', async () => {
    const of = subject(office.employer.id);
    const asked = told('CANDIDATE', ago(5));
    expect(stages((await keep(of, asked)).asked)).toEqual(['CANDIDATE']);
    expect(await keep(of, asked)).toEqual({ asked: [], over: [] });
    const answered = await keep(of, { ...asked, answeredAt: ago(2) }, told('INTERVIEW', ago(2)));
    expect([stages(answered.asked), stages(answered.over)]).toEqual([['INTERVIEW'], ['CANDIDATE']]);
    // Taken back: the first is open again, and the second was never asked.
    const undone = await keep(of, asked);
    expect([stages(undone.asked), stages(undone.over)]).toEqual([['CANDIDATE'], ['INTERVIEW']]);
    const again = await keep(of, { ...asked, answeredAt: ago(1) }, told('INTERVIEW', ago(1)));
    expect([stages(again.asked), stages(again.over)]).toEqual([['INTERVIEW'], ['CANDIDATE']]);
    const closed = await keep(of, { ...asked, answeredAt: ago(1) }, told('INTERVIEW', ago(1), null, ago(0)));
    expect([stages(closed.asked), stages(closed.over)]).toEqual([[], ['INTERVIEW']]);
  });

  it('are kept once by two jobs that race', async () => {
    const of = subject(office.employer.id);
    const kept = await Promise.all(Array.from({ length: 6 }, () => keep(of, told('CANDIDATE', ago(1)))));
    expect(kept.flatMap((each) => each.asked)).toHaveLength(1);
  });

  it('are reminded of once each time, however many look', async () => {
    const of = subject(office.employer.id);
    await keep(of, told('CANDIDATE', ago(0)));
    const remind = async (days: number): Promise<number> => {
      const found = await Promise.all(Array.from({ length: 4 }, () => within((tx) => questions.remind(tx, mission.id, addDays(today(), days), 100))));
      return found.flat().filter(({ offerId }) => offerId === of.offerId).length;
    };
    expect([await remind(2), await remind(3), await remind(9), await remind(10), await remind(90)]).toEqual([0, 1, 0, 1, 0]);
  });
});

describe('the response of an employer', () => {
  const RESPONSE = 'query ($id: ID!) { employerResponse(employerId: $id) { due answered inTime few rate silent sentence } }';
  it('is shown to whoever makes offers, with small numbers said as such', async () => {
    const firm = await office.judged(await office.unverified(), 'verifyEmployer');
    const response = async (who = office.officer) => (await office.ask(who, RESPONSE, { id: firm.id })).employerResponse;
    expect(await response()).toMatchObject({ due: 0, few: true, rate: null, silent: false });
    for (let n = 0; n < 3; n += 1) await keep(subject(firm.id), told('CANDIDATE', ago(30)));
    expect(await response(office.caseManager)).toMatchObject({ due: 3, answered: 0, rate: null, silent: true, sentence: expect.stringContaining('too few') });
    for (let n = 0; n < 3; n += 1) await keep(subject(firm.id), told('CANDIDATE', ago(30), ago(25)));
    expect(await response()).toMatchObject({ due: 6, answered: 3, inTime: 3, few: false, rate: 0.5, silent: false });
    expect((await office.ask(office.officer, RESPONSE, { id: 'nonsense' })).employerResponse).toBeNull();
  });
});
