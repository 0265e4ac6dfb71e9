import { addDays, day, formatDay } from '../../src/kernel/day.js';
import { PersonalDataHolders } from '../../src/people/personal-data/holders.js';
import { OpenCases } from '../../src/programmes/rules/programmes/open-cases.js';
import type { ProgrammeId } from '../../src/programmes/rules/programmes/programme.js';
import { ProgrammesService } from '../../src/programmes/rules/programmes/programmes.service.js';
import { readyProgrammes } from '../../src/programmes/rules/ready/ready-programmes.js';
import type { JobseekerId } from '../../src/kernel/ids.js';
import { Office, type Input } from '../journeys/office.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { localOf } from './money-world.js';

let world: World;
let office: Office;
const today = day('2026-03-31');
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => new Date('2026-03-31T09:00:00Z') } });
  office = await Office.open(world);
});
afterAll(() => world.close());

const service = () => world.app.get(ProgrammesService, { strict: false });
const adopt = (code: string, who: Person = office.admin) => office.attempt(who, 'adoptProgramme', { code }, 'Programme', 'id code version');
const SETS = '{ programmes(first: 50) { edges { node { id code version ruleSets { id validFrom validTo source reviewed rules { id level when holds sentence } } } } } }';
const setsOf = async (id: string) => (await office.ask(office.admin, SETS)).programmes.edges.map(({ node }: Input) => node as Input & { id: string }).find((node: { id: string }) => node.id === id).ruleSets;
const judged = async (programmeId: string, facts: object, on: string | null = null, who: Person = office.officer) =>
  (await office.ask(who, 'query ($programmeId: ID!, $facts: String!, $on: Date) { tryRules(programmeId: $programmeId, facts: $facts, on: $on) { standing from blocks { rule level sentence from task missing } warnings { rule } routes { rule } } }', { programmeId, facts: JSON.stringify(facts), on })).tryRules;
const RULES = [{ id: 'F07', level: 'BLOCK', holds: { fact: 'months', atMost: 3 }, sentence: 'At most three months.' }];
const write = (programmeId: string, over: Input = {}, who: Person = office.admin) =>
  office.attempt(who, 'writeRuleSet', { programmeId, validFrom: '2026-03-31', source: 'constructed', rules: JSON.stringify(RULES), ...over }, 'RuleSet', 'id validFrom validTo');
const TERMS: Input = { name: 'Own', funder: 'A donor', instruments: ['WAGE_SUBSIDY'], targetGroup: 'People', level: 'Half', mostMonths: 6, conditions: 'None', evaluation: 'Yearly' };

describe('a programme', () => {
  it('is taken over with its rules, once, by the administrator', async () => {
    const { readyProgrammes: known } = await office.ask(office.admin, '{ readyProgrammes { code } }');
    expect(known).toHaveLength(readyProgrammes.length);
    for (const { code } of known as { code: string }[]) expect(await adopt(code)).toMatchObject({ code, version: 1 });
    expect(await adopt('MAGNET')).toMatchObject({ code: 'ALREADY_EXISTS' });
    expect(await adopt('NO_SUCH')).toMatchObject({ code: 'NOT_FOUND' });
    expect(await adopt('MAGNET', office.officer)).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('F01: judges by the rules of the day, through the API, with the ids of rules', async () => {
    const { edges } = (await office.ask(office.officer, '{ programmes(first: 50) { edges { node { id code } } } }')).programmes;
    const magnet = edges.find(({ node }: { node: { code: string } }) => node.code === 'MAGNET').node.id;
    const facts = { returnRegion: 'IQ-KR', returnedFrom: 'AT' };
    expect(await judged(magnet, facts, '2012-06-01')).toMatchObject({ standing: 'ELIGIBLE', blocks: [] });
    expect(await judged(magnet, facts, '2015-01-01')).toMatchObject({ standing: 'REFUSED', blocks: [{ rule: 'F01', level: 'BLOCK', task: null }] });
  });

  it('is written down with what L10 asks, and edited by version', async () => {
    const create = (code: string, over: Input = {}) => office.attempt(office.admin, 'createProgramme', { code, terms: { ...TERMS, ...over } }, 'Programme', 'id version');
    expect(await create('OWN_L10', { evaluation: ' ' })).toMatchObject({ code: 'RULE_FORBIDS', facts: [{ name: 'rule', value: 'L10' }, expect.anything()] });
    const { id } = await create('OWN', { endsOn: '2026-03-31' });
    expect(await judged(id, {})).toMatchObject({ standing: 'REFUSED', blocks: [{ rule: 'L10' }] });
    const edit = (version: number) => office.attempt(office.admin, 'editProgramme', { id, version, terms: { ...TERMS, name: 'Other' } }, 'Programme', 'version');
    expect(await edit(1)).toMatchObject({ version: 2 });
    expect(await edit(1)).toMatchObject({ code: 'STALE_EDIT' });
  });

  it('makes nobody eligible outside its own days', async () => {
    const { id } = await office.act(office.admin, 'createProgramme', { code: 'SHORT', terms: { ...TERMS, startsOn: '2026-04-01', endsOn: '2026-04-30' } }, 'Programme', 'id');
    await write(id);
    const at = async (on: string) => (await judged(id, { months: 3 }, on)).standing;
    expect([await at('2026-03-31'), await at('2026-04-01'), await at('2026-04-30'), await at('2026-05-01')]).toEqual(['REFUSED', 'ELIGIBLE', 'ELIGIBLE', 'REFUSED']);
  });
});

describe('its rules', () => {
  let id: string;
  beforeAll(async () => ({ id } = await office.act(office.admin, 'createProgramme', { code: 'RULED', terms: TERMS }, 'Programme', 'id')));

  it('change from a day on; what was before stays as it was', async () => {
    expect(await write(id)).toMatchObject({ validFrom: '2026-03-31', validTo: null });
    expect(await write(id, { validFrom: '2026-05-01', rules: JSON.stringify([{ ...RULES[0], holds: { fact: 'months', atMost: 5 } }]) })).toMatchObject({ validFrom: '2026-05-01' });
    expect(await setsOf(id)).toMatchObject([
      { validFrom: '2026-03-31', validTo: '2026-04-30', reviewed: false, rules: [{ id: 'F07', level: 'BLOCK', when: null, holds: '{"fact":"months","atMost":3}' }] },
      { validFrom: '2026-05-01', validTo: null },
    ]);
    const at = async (months: number, on: string) => (await judged(id, { months }, on)).standing;
    expect([await at(3, '2026-04-30'), await at(4, '2026-04-30'), await at(5, '2026-05-01'), await at(6, '2026-05-01'), await at(1, '2026-03-30')]).toEqual([
      'ELIGIBLE',
      'REFUSED',
      'ELIGIBLE',
      'REFUSED',
      'REFUSED',
    ]);
  });

  it('are not rewritten: neither by a day that is over, nor between others, nor in the database', async () => {
    expect(await write(id, { validFrom: '2026-03-30' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await write(id, { validFrom: '2026-04-15' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await write(id, { rules: '[]' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await write(id, {}, office.officer)).toMatchObject({ code: 'NOT_ALLOWED' });
    for (const statement of [`update rule_set set rules = '[]'`, 'delete from rule_set', 'delete from rule_override', `update rule_override set rule = 'F01'`])
      await expect(world.database.work.run(office.admin.viewer, (tx) => tx.query(statement))).rejects.toThrow('permission denied');
  });

  it('written by two at once for one day are written once', async () => {
    const { id: raced } = await office.act(office.admin, 'createProgramme', { code: 'RACED', terms: TERMS }, 'Programme', 'id');
    const answers = await Promise.all(Array.from({ length: 6 }, () => write(raced)));
    expect(answers.filter((answer) => answer.validFrom === '2026-03-31')).toHaveLength(1);
    expect(answers.filter((answer) => answer.code === 'INVALID_INPUT')).toHaveLength(5);
  });

  it('are previewed on open cases, in counts', async () => {
    const preview = (rules: object, who: Person = office.admin) =>
      office.ask(who, 'query ($id: ID!, $rules: String!) { previewRules(programmeId: $id, rules: $rules) { cases changes { from to count } rules { rule before after } } }', { id, rules: JSON.stringify(rules) });
    expect((await preview(RULES)).previewRules).toEqual({ cases: 0, changes: [], rules: [] });
    const programme = localOf<ProgrammeId>(id);
    world.app.get(OpenCases, { strict: false }).add({
      name: 'constructed cases',
      factsOf: (_, __, of) => Promise.resolve(of === programme ? [{ months: 1 }, { months: 2 }, { months: 3 }, { months: 4 }] : []),
    });
    const stricter = [{ ...RULES[0], holds: { fact: 'months', atMost: 1 } }];
    expect((await preview(stricter)).previewRules).toEqual({ cases: 4, changes: [{ from: 'ELIGIBLE', to: 'REFUSED', count: 2 }], rules: [{ rule: 'F07', before: 1, after: 3 }] });
    expect(await setsOf(id)).toHaveLength(2);
  });
});

describe('an override', () => {
  it('is recorded with who, why and about whom, and its words are forgotten with the person', async () => {
    const { edges } = (await office.ask(office.officer, '{ programmes(first: 50) { edges { node { id code } } } }')).programmes;
    const programmeId = localOf<ProgrammeId>(edges.find(({ node }: { node: { code: string } }) => node.code === 'WAGE_SUBSIDY').node.id);
    const jobseekerId = localOf<JobseekerId>((await office.person()).id);
    const { viewer } = office.officer;
    const facts = {
      ...{ fitsDirectly: true, instrument: 'WAGE_SUBSIDY', sharePercent: 50, months: 6, amountMinor: 1, entitlementLeftMinor: 1, heardWhatFirmLearns: true },
      ...{ headCount: 1, headCountBaseline: 1, retentionMonths: 6, subsidisedJobs: 0 },
    };
    await world.database.work.run(viewer, async (tx) => {
      const verdict = await service().eligibility(tx, viewer.missionId, programmeId, facts, today);
      if (!verdict.ok) throw new Error(verdict.message);
      expect(verdict.value).toMatchObject({ standing: 'ELIGIBLE', warnings: [{ rule: 'F00' }] });
      const about = { programmeId, openingId: null, jobseekerId };
      expect(await service().overrideIn(tx, office.caseManager.viewer, verdict.value, 'F00', 'x', about)).toMatchObject({ code: 'NOT_ALLOWED' });
      expect(await service().overrideIn(tx, viewer, verdict.value, 'F00', ' ', about)).toMatchObject({ code: 'REASON_NEEDED' });
      expect(await service().overrideIn(tx, viewer, verdict.value, 'F00', 'agreed with the funder', about)).toMatchObject({ ok: true });
    });
    const kept = () => world.database.work.run(viewer, (tx) => service().overrides(tx, viewer.missionId, jobseekerId, null));
    expect(await kept()).toMatchObject([{ rule: 'F00', reason: 'agreed with the funder', by: viewer.accountId, programmeId }]);
    const holders = world.app.get(PersonalDataHolders, { strict: false });
    await world.database.work.run(viewer, async (tx) => {
      expect(JSON.stringify(await holders.tell(tx, viewer, jobseekerId))).toContain('agreed with the funder');
      await holders.forget(tx, viewer.missionId, jobseekerId, 'EVERYTHING');
    });
    expect(await kept()).toMatchObject([{ rule: 'F00', reason: 'forgotten' }]);
  });
});

it('has rules for every day from the first to the last of each ready-made programme', () => {
  for (const { sets } of readyProgrammes)
    sets.forEach((set, at) => {
      const next = sets[at + 1];
      if (next !== undefined) expect(formatDay(next.validFrom!)).toBe(formatDay(addDays(set.validTo!, 1)));
    });
});

describe('the in-kind catalogue', () => {
  const oven = { code: 'OVEN', name: 'Oven', unit: 'piece', quantity: 1, unitPriceMinor: 45_000 };
  const contents: Input = { currency: 'USD', items: [oven], training: 'Running a small business', trainingHours: 40, source: 'Market of March' };
  const KIT = 'id version costMinor offered versions { version offered items { code unitPriceMinor } }';
  const create = (over: Input = {}, type = 'Bakery') => office.attempt(office.admin, 'createKit', { category: 'Food', type, contents: { ...contents, ...over } }, 'Kit', KIT);
  const revise = (id: string, version: number, over: Input = {}) => office.attempt(office.admin, 'reviseKit', { id, version, contents: { ...contents, ...over } }, 'Kit', KIT);

  it('F23: keeps every version of a kit as it was written; one of a type is enough', async () => {
    const { id } = await create();
    expect(await create({}, 'bakery')).toMatchObject({ code: 'ALREADY_EXISTS', facts: expect.arrayContaining([{ name: 'field', value: 'type' }]) });
    expect(await create({ training: ' ' }, 'Mill')).toMatchObject({ code: 'RULE_FORBIDS' });
    const dearer = { items: [{ ...oven, unitPriceMinor: 60_000 }] };
    expect(await revise(id, 1, dearer)).toMatchObject({ version: 2, costMinor: 60_000 });
    expect(await revise(id, 1, dearer)).toMatchObject({ code: 'STALE_EDIT' });
    const last = await revise(id, 2, { offered: false });
    expect(last).toMatchObject({ version: 3, offered: false, costMinor: 45_000 });
    expect(last.versions.map((each: Input & { items: Input[] }) => [each['version'], each['offered'], each.items[0]?.['unitPriceMinor']])).toEqual([[3, false, 45_000], [2, true, 60_000], [1, true, 45_000]]);
    const { kits } = await office.ask(office.caseManager, '{ kits(category: "food", first: 5) { edges { node { id } } } }');
    expect(kits.edges).toEqual([{ node: { id } }]);
    expect((await office.ask(office.caseManager, '{ kits(category: "Wood", first: 5) { edges { node { id } } } }')).kits.edges).toEqual([]);
  });

  it('is written by nobody but the administrator, by two at once once, and never rewritten', async () => {
    expect(await office.attempt(office.officer, 'createKit', { category: 'Food', type: 'Mill', contents }, 'Kit', 'id')).toMatchObject({ code: 'NOT_ALLOWED' });
    const { id } = await create({}, 'Mill');
    const answers = await Promise.all(Array.from({ length: 4 }, () => revise(id, 1)));
    expect(answers.filter((answer) => answer.version === 2)).toHaveLength(1);
    expect(answers.filter((answer) => answer.code === 'STALE_EDIT')).toHaveLength(3);
    for (const statement of [`update kit_version set items = '[]'`, 'delete from kit_version', `update kit set type = 'Other'`, 'delete from kit'])
      await expect(world.database.work.run(office.admin.viewer, (tx) => tx.query(statement))).rejects.toThrow('permission denied');
  });
});
