import type { EmployerId, JobseekerId, OpeningId } from '../../src/kernel/ids.js';
import type { ProgrammeId } from '../../src/programmes/rules/programmes/programme.js';
import { ProgrammesService } from '../../src/programmes/rules/programmes/programmes.service.js';
import { day } from '../../src/kernel/day.js';
import { noCourse } from '../../src/openings/support/course-support.js';
import { SupportService } from '../../src/openings/support/support.service.js';
import type { SupportTerms } from '../../src/openings/support/support.js';
import type { FundId } from '../../src/programmes/funds/ledger/ledger-account.js';
import { newId } from '../../src/platform/ids.js';
import { ADAMA, BAKER, NAIROBI, Office, type Input, type Jobseeker, type Vacancy } from '../journeys/office.js';
import { EligibilityService } from '../../src/openings/eligibility/eligibility.service.js';
import { Offering } from '../outcomes/offering.js';
import { MoneyOffice, localOf } from '../programmes/money-world.js';
import { openWorld, type Person, type World } from '../support/world.js';

const ASK = `query ($person: ID!, $opening: ID, $programme: ID, $on: Date) { eligibility(jobseekerId: $person, openingId: $opening, programmeId: $programme, on: $on) {
  standing on from blocks { rule level sentence from task missing } warnings { rule task } routes { rule } } }`;

let world: World;
let office: Office;
let protection: Person;
let offering: Offering;
const programmes = new Map<string, string>();
beforeAll(async () => {
  world = await openWorld({ clock: { now: () => new Date('2026-03-31T09:00:00Z') } });
  office = await Office.open(world);
  protection = await office.signIn('PROTECTION');
  offering = new Offering(office);
  for (const code of ['MAGNET', 'EMPLOYMENT_SUBSIDY', 'EL_CUCAYO'])
    programmes.set(code, (await office.act(office.admin, 'adoptProgramme', { code }, 'Programme', 'id')).id);
});
afterAll(() => world.close());

const programme = (code: string) => programmes.get(code)!;
const asked = (who: Person, person: Jobseeker, over: Input) => office.ask(who, ASK, { person: person.id, ...over }).then((data) => data.eligibility);
const refusal = (who: Person, person: Jobseeker, over: Input) => office.refusalOf(who, ASK, { person: person.id, ...over });
const readings = (person: Jobseeker): Promise<{ act: string; why: string; account_id: string }[]> =>
  world.database.work.run(protection.viewer, (tx) => tx.query(`select act, why, account_id from audit_entry where act = 'eligibility' and subject_id = $1 order by at, id`, [localOf<JobseekerId>(person.id)]));
const NOTHING = { ...noCourse, instrument: null, fundId: null, amountMinor: null, sharePercent: null, months: null, wageStepsPercent: null, retentionMonths: null, referenceWageMinor: null, goal: null, reviewOn: null };

/** A published post that a programme supports. */
async function supported(code: string, over: Partial<SupportTerms> = {}, terms: Input = {}): Promise<Vacancy> {
  const post = await office.post(terms);
  const service = world.app.get(SupportService, { strict: false });
  const act = { viewer: office.officer.viewer, name: 'setOpeningSupport', key: null, digest: newId() };
  const kept = await service.set(act as never, localOf<OpeningId>(post.id), null, { ...NOTHING, programmeId: localOf<ProgrammeId>(programme(code)), ...over }, []);
  if (!kept.ok) throw new Error(kept.message);
  return post;
}

const minor = (bornInMonth: string) => office.person({}, { age: { bornInMonth } });
const NOT_AVAILABLE = { standing: 'NOT_AVAILABLE', on: '2026-03-31', from: null, blocks: [], warnings: [], routes: [] };

describe('eligibility at an opening', () => {
  it('L1, L6: goes by the law tables on the first day of work, and says from when, with the rule', async () => {
    const [post, abroad] = [await office.post(), await office.post({ geonameId: NAIROBI })];
    const person = await minor('2009-05-01');
    await office.act(office.caseManager, 'recordCase', { jobseekerId: person.id, version: 0, unaccompanied: false }, 'CaseFile', 'version');
    expect(await asked(office.officer, person, { opening: post.id })).toMatchObject({ standing: 'ELIGIBLE', blocks: [], warnings: [] });
    const refused = await asked(office.officer, person, { opening: abroad.id });
    expect(refused).toMatchObject({ standing: 'NOT_YET', from: '2027-05-31', blocks: [{ rule: 'L1' }, { rule: 'L6', level: 'BLOCK', from: '2027-05-31' }] });
  });

  it('F15, F40: of a child alone the case manager hears which rule it is, the officer not', async () => {
    const [post, child] = [await office.post(), await minor('2009-05-01')];
    expect(await asked(office.officer, child, { opening: post.id })).toEqual(NOT_AVAILABLE);
    const { standing, blocks } = await asked(office.caseManager, child, { opening: post.id });
    expect([standing, blocks.map((block: { rule: string }) => block.rule)]).toEqual(['REFUSED', ['F15', 'F15', 'F40', 'F40']]);
  });

  it('F41, F43: what protection knows is "not available" to all others, to the letter as for a person who pauses', async () => {
    const post = await office.post();
    const [trafficked, unable, paused] = [await office.person(), await office.person(), await office.person()];
    const known = (person: Jobseeker, category: string) => office.act(protection, 'recordVulnerability', { jobseekerId: person.id, category, reason: 'constructed' }, 'ProtectionRecord', 'jobseekerId');
    await known(trafficked, 'TRAFFICKING');
    await known(unable, 'NOT_ABLE_TO_WORK');
    await office.moved(paused, 'PAUSED');
    for (const who of [office.officer, office.caseManager]) for (const person of [trafficked, unable, paused]) expect(await asked(who, person, { opening: post.id })).toEqual(NOT_AVAILABLE);
    expect(await asked(protection, trafficked, { opening: post.id })).toMatchObject({ standing: 'NOT_YET', blocks: [{ rule: 'F41', task: 'Assess the risks.' }] });
    // In lists and explanations too: who stood in a list and was not available would be known for one that protection keeps.
    for (const person of [trafficked, unable, paused])
      expect(await office.explained(person, post)).toMatchObject({ matches: false, requirements: expect.arrayContaining([expect.objectContaining({ name: 'SEEKING', met: false, sentence: 'Not available.' })]) });
    // Nobody but protection ends it: an arrival that did would tell whoever writes it down.
    await office.act(office.caseManager, 'recordCase', { jobseekerId: trafficked.id, version: 0, arrivedOn: '2026-03-01' }, 'CaseFile', 'version');
    expect(await asked(office.officer, trafficked, { opening: post.id })).toEqual(NOT_AVAILABLE);
    expect(await asked(protection, trafficked, { opening: post.id })).toMatchObject({ blocks: [{ rule: 'F41' }] });
  });

  it('F41: asks for no assessment before the return of whoever is back already, or of whom it was made', async () => {
    const post = await office.post();
    const [back, assessed, neighbour] = [await office.person(), await office.person(), await office.person({}, { kind: 'COMMUNITY_MEMBER' })];
    const trafficking = (person: Jobseeker) => office.act(protection, 'recordVulnerability', { jobseekerId: person.id, category: 'TRAFFICKING', reason: 'constructed' }, 'ProtectionRecord', 'jobseekerId');
    const assess = (is: boolean) => office.act(protection, 'recordRiskAssessment', { jobseekerId: assessed.id, assessed: is }, 'KeptRuleFacts', 'version');
    await office.act(office.caseManager, 'recordCase', { jobseekerId: back.id, version: 0, arrivedOn: '2026-03-01' }, 'CaseFile', 'version');
    await assess(true);
    for (const person of [back, assessed, neighbour]) await trafficking(person);
    for (const person of [back, assessed, neighbour]) {
      expect(await asked(office.officer, person, { opening: post.id })).toMatchObject({ standing: 'ELIGIBLE' });
      expect(await office.explained(person, post)).toMatchObject({ matches: true });
    }
    await assess(false);
    expect(await asked(office.officer, assessed, { opening: post.id })).toEqual(NOT_AVAILABLE);
    expect(await office.explained(assessed, post)).toMatchObject({ matches: false });
  });

  it('records each reading, of whom nothing is known too, and tells the person who asked', async () => {
    const [post, person] = [await office.post(), await office.person()];
    expect(await readings(person)).toEqual([]);
    await asked(office.officer, person, { opening: post.id });
    await asked(office.caseManager, person, { opening: post.id });
    expect(await readings(person)).toEqual([office.officer, office.caseManager].map(({ viewer }) => ({ act: 'eligibility', why: 'RULES', account_id: viewer.accountId })));
  });

  it('is told to nobody else', async () => {
    const [post, person] = [await office.post(), await office.person()];
    const [stranger, finance] = [await office.signIn('CASE_MANAGER'), await office.signIn('FINANCE')];
    expect(await refusal(stranger, person, { opening: post.id })).toBe('NOT_FOUND');
    expect(await refusal(finance, person, { opening: post.id })).toBe('NOT_ALLOWED');
    const elsewhere = await (await Office.open(world)).signIn('JOB_PLACEMENT_OFFICER');
    expect(await refusal(elsewhere, person, { opening: post.id })).toBe('NOT_FOUND');
    expect(await refusal(office.caseManager, person, {})).toBe('INVALID_INPUT');
  });
});

describe('eligibility for a programme', () => {
  it('F01: rules about the return are told to those who accompany the person; by handle nobody asks around', async () => {
    const [post, person] = [await supported('MAGNET'), await office.person({}, { age: { adultOn: '2000-01-01' } })];
    expect(await asked(office.caseManager, person, { opening: post.id })).toMatchObject({ standing: 'REFUSED', blocks: [{ rule: 'F01', missing: ['returnRegion'] }, { rule: 'F01' }] });
    expect(await asked(office.officer, person, { opening: post.id })).toEqual(NOT_AVAILABLE);
    expect(await asked(office.caseManager, person, { programme: programme('MAGNET'), on: '2010-01-01' })).toMatchObject({ standing: 'REFUSED', blocks: [{ rule: 'L10' }] });
    expect(await refusal(office.officer, person, { programme: programme('MAGNET') })).toBe('NOT_ALLOWED');
    expect(await refusal(office.officer, person, { programme: programme('EL_CUCAYO'), opening: post.id })).toBe('NOT_ALLOWED');
    expect(await refusal(office.officer, person, { opening: post.id, on: '2026-04-01' })).toBe('NOT_ALLOWED');
  });

  it('waits for nothing that only an opening says', async () => {
    const person = await office.person();
    expect(await asked(office.caseManager, person, { programme: programme('EMPLOYMENT_SUBSIDY') })).toMatchObject({ standing: 'ELIGIBLE', blocks: [], warnings: [] });
    expect(await refusal(office.caseManager, person, { programme: (await office.post()).id })).toBe('NOT_FOUND');
  });

  it('F07: takes what the opening is supported with', async () => {
    const [post, person] = [await supported('EMPLOYMENT_SUBSIDY', { instrument: 'WAGE_SUBSIDY', sharePercent: 50, months: 6 }), await office.person()];
    expect(await asked(office.officer, person, { opening: post.id })).toMatchObject({ standing: 'ELIGIBLE', blocks: [], warnings: [{ rule: 'F00' }] });
  });
});

describe('F27: FAFPA', () => {
  it('pays 75.0 % of a course that it approved and 25.0 % of equipment for teaching, and never more', async () => {
    const { id: programmeId } = await office.act(office.admin, 'adoptProgramme', { code: 'FAFPA' }, 'Programme', 'id');
    const fundId = await (await MoneyOffice.within(office)).fund(1_000_000, { currency: 'ETB' });
    const terms = { title: 'Constructed course', geonameId: ADAMA, seats: 2, startsOn: '2026-05-01', endsOn: '2026-06-01', leadsTo: [BAKER], cost: { minor: 100_000, currency: 'ETB' }, shares: { programme: 0, provider: 100, participant: 0 } };
    const course = await office.act(office.officer, 'createTraining', { employerId: office.employer.id, terms }, 'Training', 'id version');
    let version: number | null = null;
    const support = async (over: Input) => {
      const said = { openingId: course.id, version, programmeId, instrument: 'TRAINING', fundId, amountMinor: 75_000, months: 1, courseApprovedOn: '2026-03-01', ...over };
      const answer = await office.attempt(office.officer, 'setOpeningSupport', said, 'OpeningSupport', 'version equipmentPublicMinor');
      version = answer.version ?? version;
      return answer;
    };
    const publish = () => office.attempt(office.officer, 'publishTraining', { id: course.id, version: course.version }, 'Training', 'status');
    const EQUIPMENT = { equipmentMinor: 20_000, equipmentPublicMinor: 5_000, equipmentEducational: true };
    const F27 = { code: 'RULE_FORBIDS', facts: [{ name: 'rule', value: 'F27' }, expect.anything()] };
    expect(await support({ equipmentMinor: 20_000 })).toMatchObject({ code: 'INVALID_INPUT' });
    for (const over of [{ amountMinor: 75_100 }, { courseApprovedOn: null }, { amountMinor: 80_000, ...EQUIPMENT, equipmentPublicMinor: 5_001 }, { ...EQUIPMENT, equipmentEducational: false }]) {
      expect(await support(over)).toMatchObject({ version: expect.any(Number) });
      expect(await publish()).toMatchObject(F27);
    }
    expect(await support({ amountMinor: 80_000, ...EQUIPMENT })).toMatchObject({ equipmentPublicMinor: 5_000 });
    expect(await publish()).toMatchObject({ status: 'PUBLISHED' });
    expect(await support({ amountMinor: 80_001, ...EQUIPMENT })).toMatchObject(F27);
    const person = await office.person();
    expect(await asked(office.officer, person, { opening: course.id })).toMatchObject({ standing: 'ELIGIBLE', blocks: [], warnings: [] });
    expect(await asked(office.caseManager, person, { programme: programmeId })).toMatchObject({ standing: 'ELIGIBLE' });
  });
});

describe('protected traits', () => {
  const FACTS = 'query ($id: ID!) { ruleFacts(jobseekerId: $id) { nationality returnedFrom returnRegion monthsAbroad riskAssessed version } }';
  const kept = async (who: Person, { id }: Jobseeker) => (await office.ask(who, FACTS, { id })).ruleFacts;
  const record = (person: Jobseeker, facts: Input, who: Person = office.caseManager, version = 0) =>
    office.attempt(who, 'recordRuleFacts', { jobseekerId: person.id, version, ...facts }, 'KeptRuleFacts', 'jobseekerId version');

  it('are written and read by those who accompany the person, and by nobody else', async () => {
    const person = await office.person();
    const stranger = await office.signIn('CASE_MANAGER');
    expect(await record(person, { nationality: 'ZZ' })).toMatchObject({ code: 'INVALID_INPUT' });
    expect(await record(person, { nationality: 'EC', monthsAbroad: 12 })).toEqual({ __typename: 'KeptRuleFacts', jobseekerId: person.id, version: 1 });
    expect(await record(person, { nationality: 'CO' })).toMatchObject({ code: 'STALE_EDIT' });
    expect(await record(person, { monthsAbroad: null }, office.caseManager, 1)).toMatchObject({ version: 2 });
    expect(await kept(office.caseManager, person)).toMatchObject({ nationality: 'EC', monthsAbroad: null, version: 2 });
    expect([await kept(stranger, person), await record(person, {}, stranger)]).toMatchObject([null, { code: 'NOT_FOUND' }]);
    expect(await office.refusalOf(office.officer, FACTS, { id: person.id })).toBe('NOT_ALLOWED');
    const rows: object[] = await world.database.work.run(protection.viewer, (tx) => tx.query('select of_case from rule_facts where jobseeker_id = $1', [localOf(person.id)]));
    expect(JSON.stringify(rows)).not.toContain('EC"');
    const told = await office.ask(office.caseManager, 'query ($id: ID!) { personalData(jobseekerId: $id) { parts { title lines } } }', { id: person.id });
    expect(JSON.stringify(told)).toContain('Nationality: EC');
  });

  it('F01, F26: decide, and whoever knows a handle alone cannot tell one that does not fit from one that nobody knows', async () => {
    const post = await supported('MAGNET');
    const [fits, other, unknown, paused] = [await office.person(), await office.person({}, { age: { adultOn: '2000-01-01' } }), await office.person(), await office.person()];
    await record(fits, { returnRegion: 'IQ-KR', returnedFrom: 'NL' });
    await record(other, { returnRegion: 'IQ-KR', returnedFrom: 'AT' });
    await office.moved(paused, 'PAUSED');
    expect(await asked(office.officer, fits, { opening: post.id })).toMatchObject({ standing: 'ELIGIBLE', blocks: [] });
    for (const person of [other, unknown, paused]) expect(await asked(office.officer, person, { opening: post.id })).toEqual(NOT_AVAILABLE);
    expect(await asked(office.caseManager, other, { programme: programme('MAGNET') })).toMatchObject({ standing: 'REFUSED', blocks: [{ rule: 'F01', missing: [] }] });
    expect(await asked(office.caseManager, other, { programme: programme('MAGNET'), on: '2012-06-01' })).toMatchObject({ standing: 'ELIGIBLE' });
    await record(unknown, { nationality: 'EC', hasCapital: true, legalImpediment: false, monthsAbroad: 12 });
    const { blocks } = await asked(office.caseManager, unknown, { programme: programme('EL_CUCAYO') });
    expect(blocks.every(({ missing }: { missing: string[] }) => missing.includes('publicPercent'))).toBe(true);
  });

  it('F41: what protection assessed is told to protection alone, and opens the way', async () => {
    const [post, person] = [await office.post(), await office.person()];
    await office.act(protection, 'recordVulnerability', { jobseekerId: person.id, category: 'TRAFFICKING', reason: 'constructed' }, 'ProtectionRecord', 'jobseekerId');
    const assess = (who: Person) => office.attempt(who, 'recordRiskAssessment', { jobseekerId: person.id, assessed: true }, 'KeptRuleFacts', 'version');
    expect(await assess(office.caseManager)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await asked(office.officer, person, { opening: post.id })).toEqual(NOT_AVAILABLE);
    const before = await kept(office.caseManager, person);
    expect(await assess(protection)).toMatchObject({ version: 0 });
    expect(await asked(office.officer, person, { opening: post.id })).toMatchObject({ standing: 'ELIGIBLE' });
    expect((await kept(protection, person)).riskAssessed).toBe(true);
    expect(await kept(office.caseManager, person)).toEqual(before);
    const looks = await office.ask(office.caseManager, 'query ($id: ID!) { whoLooked(jobseekerId: $id, first: 50) { edges { node { act } } } }', { id: person.id });
    expect(JSON.stringify(looks)).not.toContain('recordRiskAssessment');
  });
});

describe('eligibility beside a match', () => {
  const LIST = 'query ($post: ID!) { candidates(openingId: $post, first: 50) { edges { node { score jobseeker { handle } eligibility { standing on from blocks { rule } warnings { rule } routes { rule } } } } } }';
  const beside = async (who: Person, post: Vacancy): Promise<[handle: string, score: number, told: Input][]> =>
    (await office.ask(who, LIST, { post: post.id })).candidates.edges.map(({ node }: Input) => {
      const { jobseeker, score, eligibility } = node as { jobseeker: { handle: string }; score: number; eligibility: Input };
      return [jobseeker.handle, score, eligibility];
    });

  it('F01: is told of each as far as the asker may know it, on record, and moves nobody in the list', async () => {
    const post = await supported('MAGNET');
    const [fits, other] = [await office.person(), await office.person()];
    const returns = (person: Jobseeker, returnedFrom: string) => office.act(office.caseManager, 'recordRuleFacts', { jobseekerId: person.id, version: 0, returnRegion: 'IQ-KR', returnedFrom }, 'KeptRuleFacts', 'version');
    await returns(fits, 'NL');
    await returns(other, 'AT');
    await office.refresh();
    const [plain, officers, own] = [await office.candidatesWithScores(post), await beside(office.officer, post), await beside(office.caseManager, post)];
    expect(officers.map(([handle, score]) => [handle, score])).toEqual(plain);
    const of = (list: typeof own, { handle }: Jobseeker) => list.find(([each]) => each === handle)?.[2];
    expect([of(officers, fits), of(officers, other)]).toMatchObject([{ standing: 'ELIGIBLE' }, NOT_AVAILABLE]);
    expect(of(own, other)).toMatchObject({ standing: 'REFUSED', blocks: [{ rule: 'F01' }] });
    expect(of(own, other)).toEqual({ ...(await asked(office.caseManager, other, { opening: post.id })), blocks: [{ rule: 'F01' }] });
    expect(await readings(other)).toHaveLength(3);
  });
});

describe('an override', () => {
  it('F00: lets a warning pass for one person at one opening, by an officer and with a reason', async () => {
    const post = await supported('EMPLOYMENT_SUBSIDY', { instrument: 'WAGE_SUBSIDY', sharePercent: 50, months: 6 });
    const [person, paused] = [await office.person(), await office.person()];
    const override = (rule: string, over: Input = {}, who: Person = office.officer) =>
      office.attempt(who, 'overrideRule', { jobseekerId: person.id, openingId: post.id, rule, reason: 'nobody else took the person on', ...over }, 'RuleOverride', 'rule reason');
    expect(await override('F00', {}, office.caseManager)).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await override('F00', { reason: ' ' })).toMatchObject({ code: 'REASON_NEEDED' });
    expect(await override('F07')).toMatchObject({ code: 'NOT_FOUND' });
    await office.moved(paused, 'PAUSED');
    expect(await override('F00', { jobseekerId: paused.id })).toMatchObject({ code: 'NOT_AVAILABLE' });
    expect(await override('F00')).toMatchObject({ rule: 'F00' });
    const kept = await world.database.work.run(office.officer.viewer, (tx) =>
      world.app.get(ProgrammesService, { strict: false }).overrides(tx, office.missionId, localOf<JobseekerId>(person.id), localOf<OpeningId>(post.id)),
    );
    expect(kept).toMatchObject([{ rule: 'F00', by: office.officer.viewer.accountId, programmeId: localOf<ProgrammeId>(programme('EMPLOYMENT_SUBSIDY')), reason: 'nobody else took the person on' }]);
    // What was tried and refused was read, and is on record too.
    expect((await readings(person)).length).toBeGreaterThanOrEqual(3);
  });
});


describe('offers and the money', () => {
  const SUBSIDY = { instrument: 'WAGE_SUBSIDY', sharePercent: 50, months: 6 } as const;
  const drafted = async (post: Vacancy, person: Jobseeker, who: Person = office.officer) => {
    const answer = await offering.drafts(post, [person], who);
    return answer.changed?.[0] ?? answer;
  };
  const returns = (person: Jobseeker, returnedFrom: string, version = 0) =>
    office.act(office.caseManager, 'recordRuleFacts', { jobseekerId: person.id, version, returnRegion: 'IQ-KR', returnedFrom }, 'KeptRuleFacts', 'version');

  it('F01: is drawn up for whom the programme is for; of all others the officer hears the same, the case manager the rule', async () => {
    const post = await supported('MAGNET');
    const [fits, other, unknown] = [await office.person(), await office.person(), await office.person()];
    await returns(fits, 'NL');
    await returns(other, 'AT');
    expect(await drafted(post, fits)).toMatchObject({ state: 'DRAFT' });
    for (const person of [other, unknown]) expect(await drafted(post, person)).toMatchObject({ code: 'NOT_AVAILABLE', facts: [] });
    expect(await drafted(post, other, office.caseManager)).toMatchObject({ code: 'RULE_FORBIDS', facts: [{ name: 'rule', value: 'F01' }, expect.anything()] });
  });

  it('L6: is drawn up for no child across a border, programme or not', async () => {
    const [person, abroad] = [await office.person({ wouldMoveTo: ['KE'] }, { age: { bornInMonth: '2009-05-01' } }), await office.post({ geonameId: NAIROBI })];
    await office.act(office.caseManager, 'recordCase', { jobseekerId: person.id, version: 0, unaccompanied: false }, 'CaseFile', 'version');
    const refused = await drafted(abroad, person);
    expect(['RULE_FORBIDS', 'REQUIREMENT_FAILED']).toContain(refused.code);
  });

  it('F00: waits for the override of a warning, and goes on with it', async () => {
    const [post, person] = [await supported('EMPLOYMENT_SUBSIDY', SUBSIDY), await office.person()];
    expect(await drafted(post, person, office.caseManager)).toMatchObject({ code: 'RULE_WARNS', facts: [{ name: 'rule', value: 'F00' }, expect.anything()] });
    await office.act(office.officer, 'overrideRule', { jobseekerId: person.id, openingId: post.id, rule: 'F00', reason: 'nobody else took the person on' }, 'RuleOverride', 'rule');
    const draft = await drafted(post, person, office.caseManager);
    expect(draft).toMatchObject({ state: 'DRAFT' });
    expect((await offering.approve([draft.id])).changed).toMatchObject([{ state: 'APPROVED' }]);
  });

  it('F01: is not approved after what was said of the person was corrected; a payment is judged by the rules of the day on which the money was set aside', async () => {
    const [post, person] = [await supported('MAGNET'), await office.person({}, { age: { adultOn: '2000-01-01' } })];
    await returns(person, 'NL');
    const draft = await drafted(post, person);
    const mayPay = (reservedOn: string) => {
      const award = { jobseekerId: localOf<JobseekerId>(person.id), openingId: localOf<OpeningId>(post.id), reservedOn: day(reservedOn) };
      return world.database.work.run(office.officer.viewer, (tx) => world.app.get(EligibilityService, { strict: false }).mayPay(tx, office.officer.viewer, award, { ...NOTHING, programmeId: localOf<ProgrammeId>(programme('MAGNET')) }));
    };
    expect(await mayPay('2026-03-31')).toMatchObject({ ok: true });
    await returns(person, 'AT', 1);
    expect(await offering.approve([draft.id])).toMatchObject({ code: 'NOT_AVAILABLE' });
    // Who reads and refuses is on record too.
    expect(await readings(person)).toHaveLength(3);
    expect(await mayPay('2026-03-31')).toMatchObject({ ok: false, code: 'NOT_AVAILABLE' });
    expect(await mayPay('2012-06-01')).toMatchObject({ ok: true });
  });

  it('F59: warns of a second benefit for the same time, and takes an override like any warning', async () => {
    const money = await MoneyOffice.within(office);
    const fund = await money.fund(10_000);
    const [first, post, person] = [await office.post(), await supported('EMPLOYMENT_SUBSIDY', SUBSIDY), await office.person()];
    const warnings = async () => (await asked(office.officer, person, { opening: post.id })).warnings.map(({ rule }: { rule: string }) => rule);
    expect(await warnings()).toEqual(['F00']);
    const award = { fundId: localOf<FundId>(fund), openingId: localOf<OpeningId>(first.id), employerId: localOf<EmployerId>(office.employer.id), jobseekerId: localOf<JobseekerId>(person.id), instrument: 'CASH_FOR_WORK', occasion: 'elsewhere', minor: 100 } as const;
    const reserved = await money.run((tx) => money.awards.reserve(tx, money.viewer, award));
    expect(reserved.ok).toBe(true);
    expect(await warnings()).toEqual(['F00', 'F59']);
    for (const rule of ['F00', 'F59']) await office.act(office.officer, 'overrideRule', { jobseekerId: person.id, openingId: post.id, rule, reason: 'agreed between the funders' }, 'RuleOverride', 'rule');
    expect(await drafted(post, person)).toMatchObject({ state: 'DRAFT' });
    await money.run((tx) => money.awards.release(tx, money.viewer, reserved.ok ? reserved.value.id : localOf(''), 'OFFER_ENDED'));
    expect(await warnings()).toEqual(['F00']);
  });

  it('previews count the offers that are open, and whom they read is on record', async () => {
    const { id } = await office.act(office.admin, 'createProgramme', { code: 'COUNTED', terms: { name: 'Own', funder: 'A donor', instruments: [], targetGroup: 'People', level: 'None', conditions: 'None', evaluation: 'Yearly' } }, 'Programme', 'id');
    programmes.set('COUNTED', id);
    const rules = (over: Input) => JSON.stringify([{ id: 'F33', level: 'BLOCK', holds: { fact: 'kind', is: 'RETURNEE' }, sentence: 'Returnees.', ...over }]);
    await office.act(office.admin, 'writeRuleSet', { programmeId: id, validFrom: '2026-03-31', source: 'constructed', rules: rules({}) }, 'RuleSet', 'id');
    const post = await supported('COUNTED');
    const people = [await office.person(), await office.person()];
    for (const person of people) expect(await drafted(post, person)).toMatchObject({ state: 'DRAFT' });
    await returns(people[0]!, 'NL');
    const preview = 'query ($id: ID!, $rules: String!) { previewRules(programmeId: $id, rules: $rules) { cases rounded changes { from to count } } }';
    const changesOf = async (over: Input): Promise<Input> => (await office.ask(office.admin, preview, { id, rules: rules(over) })).previewRules;
    expect(await changesOf({ holds: { fact: 'kind', is: 'COMMUNITY_MEMBER' } })).toEqual({ cases: 2, rounded: false, changes: [{ from: 'ELIGIBLE', to: 'REFUSED', count: 2 }] });
    // Of the one who did not return from there, nobody is to learn it by a rule that is only looked at.
    expect(await changesOf({ holds: { fact: 'returnedFrom', is: 'NL' } })).toEqual({ cases: 2, rounded: true, changes: [] });
    expect((await readings(people[1]!)).at(-1)).toMatchObject({ account_id: office.admin.viewer.accountId });
  });
});
