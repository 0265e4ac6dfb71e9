import type { MarketHost } from '../../src/matches/market/market-host.js';
import { TrainingGapsService } from '../../src/matches/training-gaps/training-gaps.service.js';
import type { TrainingGapRunId } from '../../src/matches/training-gaps/training-gap-run.js';
import { MissionsService } from '../../src/office/missions/missions.service.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import { catalogue } from '../../src/platform/queue/catalogue.js';
import { requestJob } from '../../src/platform/queue/outbox.js';
import { serviceViewer } from '../../src/platform/viewer.js';
import { TaxonomyService } from '../../src/reference/taxonomy/taxonomy.service.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { BAKE_BREAD, DRIVE_FORKLIFT, MAKE_DOUGH, Office } from './office.js';

const now = { at: new Date('2026-06-15T06:00:00Z') };
const RUN = 'id state done total asOf policy requestedAt finishedAt';
const GAPS = 'gaps(first: 100) { edges { node { rank skillUri skillName level openings seats people peopleWithoutMatch meanScore } } pageInfo { hasNextPage endCursor } }';

let world: World;
let office: Office;
let reports: TrainingGapsService;

interface Run {
  readonly id: string;
  readonly state: string;
  readonly done: number;
  readonly total: number;
}

async function requested(who: Person = office.officer): Promise<Run> {
  return office.act(who, 'requestTrainingGaps', {}, 'TrainingGapRun', RUN);
}

function read(id: string | null = null, fields = `${RUN} ${GAPS}`, who: Person = office.officer) {
  return office.ask(who, `query ($id: ID) { trainingGaps(id: $id) { ${fields} } }`, { id }).then((data) => data.trainingGaps);
}

const localRun = (run: Run): TrainingGapRunId => readGlobalId(run.id)!.id as TrainingGapRunId;
const quiet = { signal: new AbortController().signal, progress: () => undefined, lastAttempt: false };
const compute = (run: Run): Promise<void> => reports.compute(office.missionId, localRun(run), quiet);

describe('a report on training gaps', () => {
  beforeAll(async () => {
    world = await openWorld({ clock: { now: () => now.at } });
    reports = world.app.get(TrainingGapsService, { strict: false });
  });
  beforeEach(async () => {
    now.at = new Date('2026-06-15T06:00:00Z');
    office = await Office.open(world);
  });
  afterAll(() => world.close());

  it('ranks the skills that unlock the most, as a re-run of every pair says', async () => {
    await office.post({ seats: 3, skills: [{ uri: BAKE_BREAD, essential: true, hard: true, minLevel: 3 }] });
    await office.post({ seats: 1, skills: [{ uri: BAKE_BREAD, essential: true, hard: true }, { uri: MAKE_DOUGH, essential: false, hard: false }] });
    await office.post({ seats: 5, skills: [{ uri: DRIVE_FORKLIFT, essential: true, hard: true }, { uri: MAKE_DOUGH, essential: true, hard: true }] });
    const [first] = [await office.person(), await office.person()];
    await office.person({ skills: [{ uri: MAKE_DOUGH, level: 2, evidence: 'TESTED' }] });
    await compute(await requested());

    const report = await read();
    expect(report).toMatchObject({ state: 'DONE', done: 3, total: 3, asOf: '2026-06-15', policy: 'fit-2', finishedAt: now.at.toISOString() });
    expect(report.gaps.edges.map(({ node }: { node: object }) => node)).toMatchObject([
      { rank: 1, skillUri: BAKE_BREAD, skillName: 'bake bread', level: 3, openings: 2, seats: 4, people: 3, peopleWithoutMatch: 3 },
      { rank: 2, skillUri: DRIVE_FORKLIFT, level: 2, openings: 1, seats: 5, people: 1, peopleWithoutMatch: 1 },
    ]);

    // What the report says of one person holds when the skill is recorded.
    await office.edited(first, { skills: [{ uri: BAKE_BREAD, level: 3, evidence: 'SELF_DECLARED' }] });
    await office.refresh();
    expect(await office.openingsFor(first)).toHaveLength(2);
  });

  it('shows who sees no single person no count of few people, and ranks that tell none, page by page', async () => {
    await office.post({ seats: 4, skills: [{ uri: BAKE_BREAD, essential: true, hard: true }] });
    await office.post({ seats: 9, skills: [{ uri: DRIVE_FORKLIFT, essential: true, hard: true }, { uri: MAKE_DOUGH, essential: true, hard: true }] });
    for (let n = 0; n < 4; n++) await office.person({ skills: [{ uri: MAKE_DOUGH, level: 2, evidence: 'TESTED' }] });
    const small = await requested();
    await compute(small);
    const monitoring = await office.signIn('MONITORING');
    const lines = async (who: Person) => (await read(null, GAPS, who)).gaps.edges.map(({ node }: { node: object }) => node);
    for (const who of [monitoring, office.admin]) {
      expect(await read(small.id, 'done total', who)).toEqual({ done: null, total: null });
      expect(JSON.stringify(await lines(who))).not.toMatch(/"(people|peopleWithoutMatch|meanScore)":\d/);
    }
    expect(await read(small.id, 'done total')).toEqual({ done: 4, total: 4 });
    await office.person();
    await compute(await requested());
    expect(await lines(office.officer)).toMatchObject([
      { rank: 1, skillUri: DRIVE_FORKLIFT, people: 4, peopleWithoutMatch: 4, meanScore: expect.any(Number) },
      { rank: 2, skillUri: BAKE_BREAD, people: 5, peopleWithoutMatch: 5 },
    ]);
    for (const who of [monitoring, office.admin])
      expect(await lines(who)).toMatchObject([
        { rank: 1, skillUri: BAKE_BREAD, people: 5, peopleWithoutMatch: null, meanScore: expect.any(Number) },
        { rank: 2, skillUri: DRIVE_FORKLIFT, seats: 9, people: null, peopleWithoutMatch: null, meanScore: null },
      ]);
    const page = (after: string | null) =>
      office.ask(monitoring, 'query ($after: String) { trainingGaps { gaps(first: 1, after: $after) { edges { node { rank skillUri people } } pageInfo { hasNextPage endCursor } } } }', { after });
    const one = (await page(null)).trainingGaps.gaps;
    const two = (await page(one.pageInfo.endCursor)).trainingGaps.gaps;
    expect([one, two].map(({ edges, pageInfo }) => [edges[0].node.people, pageInfo.hasNextPage])).toEqual([[5, true], [null, false]]);
  });

  it('is paged, and names skills in the language asked for', async () => {
    for (const uri of [BAKE_BREAD, MAKE_DOUGH]) await office.post({ skills: [{ uri, essential: true, hard: true }] });
    await office.person();
    await compute(await requested());
    const page = (after: string | null) =>
      office.ask(office.officer, 'query ($after: String) { trainingGaps { gaps(first: 1, after: $after, language: "fr") { edges { node { rank skillName } } pageInfo { hasNextPage endCursor } } } }', { after });
    const one = (await page(null)).trainingGaps.gaps;
    const two = (await page(one.pageInfo.endCursor)).trainingGaps.gaps;
    expect([one, two].map((each) => [each.edges[0].node.rank, each.pageInfo.hasNextPage])).toEqual([[1, true], [2, false]]);
    expect([one, two].map((each) => each.edges[0].node.skillName)).not.toContain('bake bread');
  });

  it('that is under way is given again to whoever asks, and is nobody else\'s', async () => {
    const first = await requested();
    expect(first).toMatchObject({ state: 'REQUESTED', done: 0, total: 0 });
    expect((await requested()).id).toBe(first.id);
    expect((await read(first.id)).gaps.edges).toEqual([]);
    await compute(first);
    const second = await requested();
    expect(second.id).not.toBe(first.id);
    // While the second is under way, the first is still there to be read.
    expect((await read()).id).toBe(first.id);
    expect((await read(second.id)).state).toBe('REQUESTED');
    const elsewhere = await Office.open(world);
    expect((await elsewhere.ask(elsewhere.officer, 'query ($id: ID) { trainingGaps(id: $id) { id } }', { id: first.id })).trainingGaps).toBeNull();
    expect((await elsewhere.ask(elsewhere.officer, '{ trainingGaps { id } }')).trainingGaps).toBeNull();
  });

  it('is asked for once with one key', async () => {
    const ask = () => office.act(office.officer, 'requestTrainingGaps', { idempotencyKey: 'once' }, 'TrainingGapRun', 'id');
    const first = await ask();
    await compute(first);
    expect((await ask()).id).toBe(first.id);
  });

  it('that is worked out twice at once is written once', async () => {
    await office.post({ skills: [{ uri: BAKE_BREAD, essential: true, hard: true }] });
    await office.person();
    const run = await requested();
    await Promise.all([compute(run), compute(run)]);
    await compute(run);
    expect((await read(run.id)).gaps.edges).toHaveLength(1);
  });

  it('whose last attempt fails is given up; one that is stopped, or will be tried again, is not', async () => {
    const find = <T>(type: abstract new (...args: never[]) => T): T => world.app.get(type, { strict: false });
    const broken = { visit: () => Promise.reject(new Error('constructed fault')) } as unknown as MarketHost;
    const failing = new TrainingGapsService(world.database.work, { now: () => now.at }, broken, find(MissionsService), find(TaxonomyService));
    const run = await requested();
    const attempt = (over: object) => expect(failing.compute(office.missionId, localRun(run), { ...quiet, ...over })).rejects.toThrow('constructed fault');
    await attempt({});
    await attempt({ lastAttempt: true, signal: AbortSignal.abort() });
    expect(await read(run.id, 'state')).toEqual({ state: 'REQUESTED' });
    await attempt({ lastAttempt: true });
    expect(await read(run.id, 'state')).toEqual({ state: 'FAILED' });
    expect((await requested()).id).not.toBe(run.id);
  });

  it('that takes too long is given up, and what comes of it later is not written', async () => {
    const run = await requested();
    await office.post({ skills: [{ uri: BAKE_BREAD, essential: true, hard: true }] });
    await office.person();
    now.at = new Date(now.at.getTime() + 7 * 3_600_000);
    await reports.sweep(new AbortController().signal);
    expect(await read(run.id, 'state')).toEqual({ state: 'FAILED' });
    await compute(run);
    expect(await read(run.id)).toMatchObject({ state: 'FAILED', gaps: { edges: [] } });
  });

  it('whose job was lost is asked for again by the sweeper', async () => {
    const run = await requested();
    const waiting = () => world.database.work.outside((tx) => tx.query(`select payload from outbox where job = 'trainingGaps' and payload ->> 'runId' = $1`, [localRun(run)]));
    await world.database.work.outside((tx) => tx.query(`delete from outbox where job = 'trainingGaps'`));
    await reports.sweep(new AbortController().signal);
    expect(await waiting()).toHaveLength(0);
    now.at = new Date(now.at.getTime() + 180_000);
    await reports.sweep(new AbortController().signal);
    expect(await waiting()).toHaveLength(1);
  });

  it('is asked for by officers and administrators, and read by monitoring too', async () => {
    const run = await requested(office.admin);
    expect(await read(run.id, 'state', await office.signIn('MONITORING'))).toEqual({ state: 'REQUESTED' });
    for (const role of ['CASE_MANAGER', 'PARTNER', 'RETURN_COUNSELLOR', 'AUDITOR'] as const) {
      const other = await office.signIn(role);
      expect(await office.refusalOf(other, '{ trainingGaps { id } }')).toBe('NOT_ALLOWED');
      expect(await office.attempt(other, 'requestTrainingGaps', {}, 'TrainingGapRun', 'id')).toMatchObject({ code: 'NOT_ALLOWED' });
    }
    expect(await office.attempt(await office.signIn('MONITORING'), 'requestTrainingGaps', {}, 'TrainingGapRun', 'id')).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});

describe('a report on training gaps with a worker', () => {
  it('is worked out by the queue, shows how far it is, and a job delivered twice changes nothing', async () => {
    const working = await openWorld({ worker: true });
    try {
      const own = await Office.open(working);
      await own.post({ skills: [{ uri: BAKE_BREAD, essential: true, hard: true }] });
      await own.person();
      const run: Run = await own.act(own.officer, 'requestTrainingGaps', {}, 'TrainingGapRun', RUN);
      const done = async () => (await own.ask(own.officer, 'query ($id: ID) { trainingGaps(id: $id) { state done total gaps(first: 5) { edges { node { skillUri people } } } } }', { id: run.id })).trainingGaps;
      let report = await done();
      for (let tries = 0; report.state !== 'DONE' && tries < 200; tries++) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        report = await done();
      }
      expect(report).toMatchObject({ state: 'DONE', done: 1, total: 1, gaps: { edges: [{ node: { skillUri: BAKE_BREAD, people: 1 } }] } });
      await working.database.work.run(serviceViewer(own.missionId), (tx) =>
        requestJob(tx, catalogue.trainingGaps, { missionId: own.missionId, runId: localRun(run) }),
      );
      await new Promise((resolve) => setTimeout(resolve, 500));
      expect(await done()).toEqual(report);
    } finally {
      await working.close();
    }
  }, 60_000);
});
