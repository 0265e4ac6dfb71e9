import { GraphQLSchemaHost } from '@nestjs/graphql';

import { day } from '../../src/kernel/day.js';
import type { EmployerId, JobseekerId, MissionId, OpeningId } from '../../src/kernel/ids.js';
import type { AccessRule } from '../../src/platform/graphql/access.js';
import { globalId, readGlobalId } from '../../src/platform/graphql/global-id.js';
import { newId } from '../../src/platform/ids.js';
import { always, scopes } from '../../src/platform/scopes.js';
import { roles, serviceViewer, type Role } from '../../src/platform/viewer.js';
import { TasksService } from '../../src/office/tasks/tasks.service.js';
import { OpeningDuplicatesService } from '../../src/openings/duplicates/opening-duplicates.service.js';
import { PersonDuplicatesService } from '../../src/people/duplicates/person-duplicates.service.js';
import { agreed } from '../outcomes/placed.js';
import { wholePlan } from '../openings/a-plan.js';
import { openWorld, type Person, type World } from '../support/world.js';
import { accessMatrix } from './access-matrix.js';
import { callOf, endings, idPaths, kindAt, rootFields, type Call, type Ending, type RootField } from './generated-calls.js';
import { ADAMA, BAKER, CAIRO, NAIROBI, Office, type Employer, type Vacancy } from './office.js';
import type { VentureId } from '../../src/matching/team/team.js';
import type { Grant, GrantId } from '../../src/openings/grants/grant.js';
import { insertGrant } from '../../src/openings/grants/grant.store.js';
import type { ProgrammeId } from '../../src/programmes/rules/programmes/programme.js';
import { AwardsService } from '../../src/programmes/funds/awards/awards.service.js';
import type { AwardId, FundId } from '../../src/programmes/funds/ledger/ledger-account.js';
import type { PaymentId } from '../../src/programmes/funds/payments/payment.js';
import type { PayrollCorrection, PayrollCorrectionId } from '../../src/openings/payroll-corrections/payroll-correction.js';
import { insertCorrection } from '../../src/openings/payroll-corrections/payroll-correction.store.js';

/** Terms of a relay that sends nothing. */
const relay = { kind: 'RECORDING', settings: '{}', sender: '12345', prefixes: ['+'], unitsPerSegment: 0, currency: 'ETB', segmentsPerSecond: 1, status: 'ON' };

/** A mission with one record of every kind, and somebody in every role. */
interface Mission {
  readonly office: Office;
  readonly people: Readonly<Record<Role, Person>>;
  /** A record of each kind; people of the roles that have cases have one of their own. */
  readonly ids: (kind: string, role: Role) => string;
  readonly kinds: readonly string[];
  /** Records of the mission that belong to another employer, another account or another case manager. */
  readonly others: Readonly<Record<string, string>>;
  readonly key: Person;
}

/** A venture, and a search for its team. */
async function founded(office: Office): Promise<{ readonly Venture: string; readonly TeamRun: string }> {
  const terms = { kind: 'FAMILY', title: 'constructed', currency: 'ETB', activity: '1071', geonameId: ADAMA };
  const { id, version, employer } = await office.act(office.officer, 'createVenture', { terms }, 'Venture', 'id version employer { id }');
  await office.judged(await office.act(office.officer, 'signPledge', { id: employer.id, signatory: 'the family' }, 'Employer', 'id version'), 'supportEmployer');
  await office.act(office.officer, 'moveVenture', { id, version, to: 'FORMING', reason: 'constructed' }, 'Venture', 'id');
  return { Venture: id, TeamRun: (await office.act(office.officer, 'proposeTeams', { ventureIds: [id] }, 'TeamRun', 'id')).id };
}

/** A business plan that was put to a reviewer. */
async function planned(office: Office, reviewer: Person): Promise<{ readonly BusinessPlan: string; readonly PlanReview: string }> {
  const terms = { kind: 'FAMILY', title: 'constructed', currency: 'ETB' };
  const { id: ventureId } = await office.act(office.officer, 'createVenture', { terms }, 'Venture', 'id');
  const { id, version } = await office.act(office.officer, 'writeBusinessPlan', { ventureId, plan: wholePlan }, 'BusinessPlan', 'id version');
  const submitted = await office.act(office.officer, 'submitBusinessPlan', { id, version }, 'BusinessPlan', 'version');
  const reviewerIds = [globalId('Account', reviewer.viewer.accountId)];
  await office.act(office.officer, 'sendBusinessPlan', { id, version: submitted.version, reviewerIds, namesNobody: true }, 'BusinessPlan', 'id');
  return { BusinessPlan: id, PlanReview: (await office.ask(reviewer, '{ plansToReview { edges { node { id } } } }')).plansToReview.edges[0].node.id };
}

/** A session with the one founder of a venture. */
async function trained(office: Office, jobseekerId: string, by: Person): Promise<string> {
  const terms = { kind: 'FAMILY', title: 'constructed', currency: 'ETB' };
  const { id: ventureId } = await office.act(by, 'createVenture', { terms, jobseekerId }, 'Venture', 'id');
  const session = { ventureId, attendedIds: [jobseekerId], kind: 'MENTORING', heldOn: '2026-01-01', minutes: 60, topics: ['PRICING'], mentor: 'M-1' };
  return (await office.act(office.officer, 'recordVentureSession', session, 'VentureSession', 'id')).id;
}

/** Kinds of which a role has only its own; of the other kinds it may see the mission's. */
const ownOnly: Partial<Record<Role, readonly string[]>> = {
  PARTNER: ['Employer', 'Opening', 'ApiKey', 'Import', 'Candidate', 'Placement', 'CheckIn', 'Award', 'Payment'],
  PARTNER_SYSTEM: ['Employer', 'Opening', 'Import'],
  CASE_MANAGER: ['Jobseeker', 'JobseekerDuplicate', 'Import', 'Candidate', 'Task', 'Placement', 'Offer', 'CheckIn', 'FeeReport'],
  RETURN_COUNSELLOR: ['Jobseeker', 'JobseekerDuplicate', 'Import', 'Candidate', 'Offer'],
  JOB_PLACEMENT_OFFICER: ['Import'],
  REVIEWER: ['PlanReview'],
  FINANCE: ['Task'],
};

let world: World;
let fields: RootField[];
let ours: Mission;
let theirs: Mission;
beforeAll(async () => {
  world = await openWorld();
  fields = rootFields(world.app.get(GraphQLSchemaHost).schema);
  ours = await openMission();
  theirs = await openMission();
}, 120_000);
afterAll(() => world.close());

async function openMission(): Promise<Mission> {
  const office = await Office.open(world);
  const employerId = readGlobalId(office.employer.id)!.id as EmployerId;
  const signIn = (role: Role): Promise<Person> =>
    world.signIn([role], { missionId: office.missionId, ...(role === 'PARTNER' || role === 'PARTNER_SYSTEM' ? { employerId } : {}) });
  const people = Object.fromEntries(await Promise.all(roles.map(async (role) => [role, await signIn(role)] as const))) as Record<Role, Person>;
  const cases: Partial<Record<Role, string>> = {};
  for (const role of ['CASE_MANAGER', 'RETURN_COUNSELLOR'] as const) cases[role] = (await office.person({}, {}, people[role])).id;
  const makeKey = (partner: Person): Promise<{ secret: string; apiKey: { id: string } }> =>
    office.act(partner, 'createApiKey', { label: 'System', scopes: Object.keys(scopes) }, 'NewApiKey', 'secret apiKey { id }');
  const { apiKey, secret } = await makeKey(people.PARTNER);
  const neighbour = await office.judged(await office.unverified(), 'verifyEmployer');
  const opening = await office.post();
  const putForward = async (jobseeker: { id: string }, employer: { id: string }, openingId: string, by: Person): Promise<string> => {
    await office.agrees(jobseeker, { purpose: 'DISCLOSURE', employerId: employer.id, step: 'CANDIDATE' }, by);
    return (await office.act(office.officer, 'putForward', { openingId, jobseekerId: jobseeker.id }, 'Candidacy', 'id')).id;
  };
  const offered = async (jobseeker: { id: string }, openingId: string): Promise<string> =>
    (await office.act(office.officer, 'draftOffers', { openingId, jobseekerIds: [jobseeker.id] }, 'OffersChanged', 'changed { id }')).changed[0].id;
  // Before anybody is asked for money at the firm (`followed`): from then on nobody new is offered there.
  const anothersOffer = await offered(await office.person(), opening.id);
  const theirPartner = await world.signIn(['PARTNER'], { missionId: office.missionId, employerId: readGlobalId(neighbour.id)!.id as EmployerId });
  const records: Record<string, string> = {
    Account: globalId('Account', people.MONITORING.viewer.accountId),
    Employer: office.employer.id,
    Opening: opening.id,
    Jobseeker: cases.CASE_MANAGER!,
    ApiKey: apiKey.id,
    Import: await upload(people.JOB_PLACEMENT_OFFICER),
    JobseekerDuplicate: await proposedTo(people.CASE_MANAGER, () => office.person(TWICE, {}, people.CASE_MANAGER)),
    ...(await founded(office)),
    EmployerProposal: (await office.act(office.officer, 'proposeEmployer', { jobseekerId: cases.CASE_MANAGER!, name: 'constructed' }, 'EmployerProposal', 'id')).id,
    ...(await planned(office, people.REVIEWER)),
    VentureSession: await trained(office, cases.CASE_MANAGER!, people.CASE_MANAGER),
    OpeningDuplicate: await proposedTo(people.JOB_PLACEMENT_OFFICER, () => office.post({ title: 'Posted twice' })),
    Candidate: await putForward({ id: cases.CASE_MANAGER! }, office.employer, opening.id, people.CASE_MANAGER),
    ...(await paidFor(office, office.employer, opening.id, cases.CASE_MANAGER!)),
    PayStandard: (await office.act(office.officer, 'recordPayStandard', { ...FLOOR, employerId: office.employer.id }, 'PayStandard', 'id')).id,
    Complaint: await complained(office, people.PROTECTION, (await office.person()).handle),
    Relay: (await office.act(office.admin, 'addRelay', { ...relay, name: 'constructed' }, 'RelayWithDoor', 'relay { id }')).relay.id,
    PlaceSuspension: (await office.act(office.officer, 'suspendPlace', { geonameId: CAIRO, km: 1, reason: 'constructed' }, 'PlaceSuspension', 'id')).id,
    Task: await toCall(office, cases.CASE_MANAGER!),
    Offer: await offered({ id: cases.CASE_MANAGER! }, opening.id),
    ...(await followed(office, { id: cases.CASE_MANAGER! }, opening, office.employer)),
    PolicyReview: (await office.act(people.MONITORING, 'proposePolicy', { policy: 'fit-3', reason: 'constructed' }, 'PolicyReview', 'id')).id,
    Programme: (await office.act(people.ADMIN, 'adoptProgramme', { code: 'MAGNET' }, 'Programme', 'id')).id,
    ...(await pointedTo(office, cases.CASE_MANAGER!, people.CASE_MANAGER)),
    Kit: (await office.act(office.admin, 'createKit', { category: 'Food', type: 'Bakery', contents: KIT }, 'Kit', 'id')).id,
    TrainingGapRun: (await office.act(people.ADMIN, 'requestTrainingGaps', {}, 'TrainingGapRun', 'id')).id,
  };
  records['Grant'] = await granted(office, records);
  const guard = (name: string, input: object, field: string): Promise<string> =>
    office.act(people.PROTECTION, name, { jobseekerId: cases.CASE_MANAGER, reason: 'constructed', ...input }, 'ProtectionRecord', field).then((made) => made[field]);
  records['Vulnerability'] = await guard('recordVulnerability', { category: 'THREAT' }, 'vulnerabilityId');
  records['Exclusion'] = await guard('excludePlace', { placeId: NAIROBI, km: 1 }, 'exclusionId');
  return {
    office,
    people,
    ids: (kind, role) => (kind === 'Jobseeker' ? (cases[role] ?? records[kind]) : records[kind])!,
    kinds: Object.keys(records),
    others: {
      Employer: neighbour.id,
      Opening: (await office.draft({}, neighbour)).id,
      ApiKey: (await makeKey(theirPartner)).apiKey.id,
      Jobseeker: (await office.person()).id,
      JobseekerDuplicate: await proposedTo(office.caseManager, () => office.person(TWICE)),
      Candidate: await putForward(await office.person(), neighbour, (await office.post({}, neighbour)).id, office.caseManager),
      Import: await upload(office.officer),
      ...(await paidFor(office, neighbour, (await office.post({}, neighbour)).id, (await office.person()).id)),
      Task: await toCall(office, (await office.person()).id),
      Offer: anothersOffer,
      PlanReview: (await planned(office, await office.signIn('REVIEWER'))).PlanReview,
      Referral: (await pointedTo(office, (await office.person()).id, office.caseManager)).Referral,
      ...(await followed(office, await office.person(), await office.post({}, neighbour), neighbour)),
    },
    key: { ...people.PARTNER_SYSTEM, token: secret },
  };
}

/** What comparable staff of a firm earn. */
const FLOOR = { basis: 'COMPARABLE_STAFF', monthlyMinor: 1, currency: 'USD', validFrom: '2026-01-01', source: 'constructed' };

/** A grant to a venture that waits for a second person. */
async function granted({ missionId, officer }: Office, { Venture, Programme, Fund }: Readonly<Record<string, string>>): Promise<string> {
  const [ventureId, programmeId, fundId] = [Venture, Programme, Fund].map((id) => readGlobalId(id!)!.id) as [VentureId, ProgrammeId, FundId];
  const grant: Grant = {
    ...{ missionId, id: newId<GrantId>(), ventureId, jobseekerId: null, programmeId, fundId, form: 'CASH', minor: 1, currency: 'USD', cashReason: null, kitId: null, kitVersion: null },
    ...{ instalments: [{ minor: 1, needs: 'constructed' }], publicPercent: null, ownMinor: 0, overrides: [], decision: 'WAITING', awardId: null },
    ...{ proposedBy: officer.viewer.accountId!, proposedAt: new Date(), decidedBy: null, decidedAt: null, decisionReason: null },
  };
  await world.database.work.run(serviceViewer(missionId), (tx) => insertGrant(tx, grant));
  return globalId('Grant', grant.id);
}

/** A kit of the in-kind catalogue. */
const KIT = { currency: 'USD', items: [{ code: 'OVEN', name: 'Oven', unit: 'piece', quantity: 1, unitPriceMinor: 45_000 }], training: 'Bookkeeping', trainingHours: 8, source: 'constructed' };

/** An entry of the catalogue, and somebody who was pointed to it. */
async function pointedTo(office: Office, jobseekerId: string, by: Person): Promise<{ readonly CatalogueEntry: string; readonly Referral: string }> {
  const terms = { rule: 'F33', service: 'LOAN', name: 'Loans', provider: 'A bank', conditions: 'Residents', source: 'constructed' };
  const { id: entryId } = await office.act(office.admin, 'createCatalogueEntry', { terms }, 'CatalogueEntry', 'id');
  return { CatalogueEntry: entryId, Referral: (await office.act(by, 'referPerson', { jobseekerId, entryId }, 'Referral', 'id')).id };
}

/** A fund, what is set aside of it for a person at an opening, a part of it that is asked for, and that the payroll was declared otherwise afterwards. */
async function paidFor(office: Office, employer: Employer, opening: string, jobseeker: string): Promise<Record<'Fund' | 'Award' | 'Payment' | 'PayrollCorrection', string>> {
  const finance = await office.signIn('FINANCE');
  const terms = { name: newId(), funder: 'A donor', payerName: 'Labour Office', currency: 'USD', perPerson: true };
  const { id: Fund } = await office.act(finance, 'openFund', terms, 'Fund', 'id');
  await office.act(finance, 'changeBudget', { fundId: Fund, amount: 100, reason: 'constructed' }, 'Fund', 'id');
  await office.act(finance, 'changeEntitlement', { fundId: Fund, jobseekerId: jobseeker, amount: 100 }, 'Fund', 'id');
  const viewer = serviceViewer(office.missionId);
  const awards = world.app.get(AwardsService, { strict: false });
  const [fundId, openingId, employerId, jobseekerId] = [Fund, opening, employer.id, jobseeker].map((id) => readGlobalId(id)!.id) as [FundId, OpeningId, EmployerId, JobseekerId];
  const award = await world.database.work.run(viewer, async (tx) => {
    const made = await awards.reserve(tx, viewer, { fundId, openingId, employerId, jobseekerId, instrument: 'WAGE_SUBSIDY', occasion: newId(), minor: 100 });
    return made.ok ? awards.commit(tx, viewer, made.value.id) : made;
  });
  const Award = globalId('Award', award.ok ? award.value.id : newId());
  const days = { fromDay: '2026-01-01', toDay: '2026-01-31' };
  const { id: Payment } = await office.act(office.officer, 'requestPayment', { awardId: Award, amount: 1, ...days, evidence: 'PAYROLL_DECLARATION' }, 'Payment', 'id');
  const [awardId, paymentId] = [Award, Payment].map((id) => readGlobalId(id)!.id) as [AwardId, PaymentId];
  const correction: PayrollCorrection = {
    ...{ missionId: office.missionId, id: newId<PayrollCorrectionId>(), employerId, awardId, paymentId, month: day('2026-01-01'), cause: 'WAGES_UNPAID', minor: 1, status: 'OPEN' },
    ...{ openedAt: new Date(), decidedBy: null, decidedAt: null, version: 1 },
  };
  await world.database.work.run(viewer, (tx) => insertCorrection(tx, correction));
  return { Fund, Award, Payment, PayrollCorrection: globalId('PayrollCorrection', correction.id) };
}

/** A placement that has started, a check-in of its employer, and that its worker was asked for money. */
async function followed(office: Office, person: { id: string }, post: Vacancy, employer: Employer): Promise<{ Placement: string; CheckIn: string; FeeReport: string }> {
  const { globalId: id } = await agreed(office, person, post, { employer });
  await office.act(office.officer, 'movePlacement', { id, move: 'CONFIRM_START' }, 'Placement', 'state');
  const { checkIns } = await office.ask(office.officer, 'query ($id: ID!) { checkIns(placementId: $id) { id side } }', { id });
  const of = (side: string): string => checkIns.find((each: { side: string }) => each.side === side).id;
  const answer = { id: of('PERSON'), answer: 'FINE', channel: 'CALL', voice: { talksFreely: true, moneyAsked: true } };
  await office.act(office.officer, 'recordCheckIn', answer, 'CheckIn', 'id');
  const { feeReports } = await office.ask(office.officer, 'query ($id: ID) { feeReports(employerId: $id) { id } }', { id: employer.id });
  return { Placement: id, CheckIn: of('EMPLOYER'), FeeReport: feeReports[0].id };
}

/** A task to call a person. */
async function toCall(office: Office, jobseeker: string): Promise<string> {
  const id = readGlobalId(jobseeker)!.id as JobseekerId;
  const viewer = serviceViewer(office.missionId);
  const draft = { kind: 'CALL', subjectKind: 'Jobseeker', subjectId: id, jobseekerId: id, occasion: 'constructed', queue: 'CASE_MANAGER', dueOn: day('2026-03-01') } as const;
  const task = await world.database.work.run(viewer, (tx) => world.app.get(TasksService, { strict: false }).open(tx, viewer, draft));
  return globalId('Task', task!.id);
}

async function complained(office: Office, protection: Person, handle: string): Promise<string> {
  await office.act(office.officer, 'fileComplaint', { handle, about: 'DATA', statement: 'Constructed.' }, 'FiledComplaint', 'reference');
  return (await office.ask(protection, '{ complaintsOfPeople(first: 1) { edges { node { id } } } }')).complaintsOfPeople.edges[0].node.id;
}

/** A profile that, registered twice, looks like one person. */
const TWICE = { occupations: [{ uri: BAKER, months: 40, lastYear: 2024 }], languages: [{ language: 'amh', level: 'C1' }, { language: 'ara', level: 'B1' }] };

/** Makes two records that look the same; gives the proposal to merge them that is the reader's. */
async function proposedTo(reader: Person, make: () => Promise<unknown>): Promise<string> {
  await make();
  await make();
  const { missionId } = reader.viewer;
  for (const service of [PersonDuplicatesService, OpeningDuplicatesService]) await world.app.get(service, { strict: false }).search(missionId, new AbortController().signal);
  const field = reader.viewer.roles.includes('CASE_MANAGER') ? 'jobseekerDuplicates' : 'openingDuplicates';
  const answer = await world.ask(reader, `{ ${field}(first: 1) { edges { node { id } } } }`);
  return answer.data[field].edges[0].node.id;
}

async function upload(who: Person): Promise<string> {
  const form = new FormData();
  for (const [name, text] of Object.entries({ kind: 'VACANCIES', source: 'constructed' })) form.append(name, text);
  form.append('file', new Blob(['external_id,title\n1,x\n']), 'x.csv');
  const reply = await fetch(`${world.address}/imports`, { method: 'POST', headers: { authorization: `Bearer ${who.token}` }, body: form });
  const received = (await reply.json()) as { id: string };
  expect([reply.status, received]).toEqual([202, expect.objectContaining({ id: expect.any(String) })]);
  return received.id;
}

const absent = (kind: string | null): string => globalId(kind ?? 'Nothing', newId());

/** Calls of every field with ids that no record has. */
const harmless = (): Call[] => fields.map((field) => callOf(field, [], (path) => absent(kindAt(field, path))));

/** Which fields let the caller in. */
async function admitted(who: Person | null): Promise<string[]> {
  const found = await endings(world, who, harmless());
  const faults = fields.filter((_, at) => found[at]?.code === 'FAULT' || found[at]?.code === 'RATE_LIMITED');
  expect(faults.map((field) => field.name)).toEqual([]);
  return fields.filter((field, at) => !isTurnedAway(field, found[at]!)).map((field) => field.name);
}

function isTurnedAway(field: RootField, { code, act }: { readonly code: string | null; readonly act: string | null }): boolean {
  return code === 'NOT_SIGNED_IN' || (code === 'NOT_ALLOWED' && act === field.name);
}

function lets(rule: AccessRule | undefined, role: Role | null): boolean {
  if (rule === undefined) return false;
  if (rule === 'ANYONE') return true;
  return role !== null && (rule === 'SIGNED_IN' || rule.includes(role));
}

/** It is open to whoever has a person's token, with or without an account. */
const NEEDS_A_TOKEN = 'acceptInvitation';

const allowed = (may: (name: string) => boolean): string[] => fields.map((field) => field.name).filter(may);

describe('the table of who may do what', () => {
  it('names every field of the API, and none that is gone', () => {
    expect(Object.keys(accessMatrix).sort()).toEqual(fields.map((field) => field.name).sort());
  });

  it.each(roles)('is what the API does for %s', async (role) => {
    expect(await admitted(ours.people[role])).toEqual(allowed((name) => lets(accessMatrix[name], role)));
  });

  it('is what the API does for nobody', async () => {
    expect(await admitted(null)).toEqual(allowed((name) => lets(accessMatrix[name], null) && name !== NEEDS_A_TOKEN));
  });

  it('is narrowed by the scopes of an API key, even of one that has them all', async () => {
    const open = new Set<string>([...Object.values(scopes).flat(), ...always]);
    const may = (name: string): boolean => accessMatrix[name] === 'ANYONE' || (lets(accessMatrix[name], 'PARTNER_SYSTEM') && open.has(name));
    expect(await admitted(ours.key)).toEqual(allowed((name) => may(name) && name !== NEEDS_A_TOKEN));
  });
});

describe('an id of another mission', () => {
  it('has a kind wherever a field takes one, and a record of that kind is tried', () => {
    const unknown = places().filter(({ kind }) => kind === null || !ours.kinds.includes(kind));
    expect(unknown.filter(({ field }) => !isNode(field)).map(nameOf)).toEqual([]);
  });

  it('is answered like one that does not exist, to every role and at every place, and nothing there is read or written', async () => {
    const before = await everythingOf(theirs.office.missionId);
    const looked = new Set<string>();
    for (const role of roles) {
      const asked = places().flatMap((place) => (isNode(place.field) ? ours.kinds.map((kind) => ({ ...place, kind })) : [place]));
      for (const place of await compared(role, asked, (kind) => theirs.ids(kind, role))) looked.add(place);
    }
    expect(await everythingOf(theirs.office.missionId)).toEqual(before);
    // Otherwise the calls were refused for another reason before anybody looked at the id, and prove nothing.
    expect(places().map(nameOf).filter((place) => !looked.has(place))).toEqual([]);
  });
});

describe('an id of the own mission that is not for the role', () => {
  it('is answered like one that does not exist: of another employer, case manager or account', async () => {
    for (const [role, kinds] of Object.entries(ownOnly) as [Role, readonly string[]][]) {
      const asked = places().flatMap((place) => kinds.filter((kind) => isNode(place.field) || place.kind === kind).map((kind) => ({ ...place, kind })));
      const looked = await compared(role, asked, (kind) => ours.others[kind]!);
      expect(looked.size).toBeGreaterThan(kinds.length);
    }
  });
});

/** A place where a field takes an id. */
interface Place {
  readonly field: RootField;
  readonly path: string;
  readonly kind: string | null;
}

/** Every field that takes ids, with each place where it takes one. */
const places = (): Place[] => fields.flatMap((field) => idPaths(field).map((path) => ({ field, path, kind: kindAt(field, path) })));
const nameOf = ({ field, path }: Place): string => `${field.name}.${path}`;
/** These take an id of any kind. */
const isNode = ({ name }: RootField): boolean => name === 'node' || name === 'nodes';

/** Asks with ids that are not the role's and with ids of nothing, and expects the same answers. Gives the places where the id was looked at. */
async function compared(role: Role, asked: readonly Place[], idOf: (kind: string) => string): Promise<ReadonlySet<string>> {
  const open = asked.filter(({ field }) => lets(accessMatrix[field.name], role));
  const asking = (id: (kind: string) => string): Call[] =>
    open.map(({ field, path, kind }) => callOf(field, [path], (at) => (at === path ? id(kind ?? '') : ours.ids(kindAt(field, at) ?? '', role))));
  const foreign = await endings(world, ours.people[role], asking(idOf));
  const none = await endings(world, ours.people[role], asking(absent));
  const told = (found: readonly Ending[]) => open.map((place, at) => [role, nameOf(place), place.kind, found[at]!.code, found[at]!.said]);
  expect(told(foreign)).toEqual(told(none));
  return new Set(open.filter(({ path }, at) => isAboutId(foreign[at]!, path)).map(nameOf));
}

/** Whether an answer says that there is no such record, in one way or another. */
function isAboutId({ code, field, empty }: Ending, path: string): boolean {
  return code === 'NOT_FOUND' || (code === 'INVALID_INPUT' && field === path.split('.').at(-1)) || (code === null && empty);
}

/** A digest of all rows of a mission, table by table. */
async function everythingOf(missionId: MissionId): Promise<Record<string, string>> {
  const tables: { name: string }[] = await world.database.dataSource.query(
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'mission_id' order by 1`,
  );
  return world.database.work.run(serviceViewer(missionId), async (tx) => {
    const digests: Record<string, string> = {};
    for (const { name } of tables) {
      const [row] = await tx.query(`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from "${name}" t where mission_id = $1`, [missionId]);
      digests[name] = row.digest;
    }
    return digests;
  });
}
