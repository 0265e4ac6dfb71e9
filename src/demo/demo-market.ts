import { setTimeout as after } from 'node:timers/promises';

import type { JobseekerId } from '../kernel/ids.js';
import type { MarketReport } from '../matches/lists/stored-lists.service.js';
import type { Mission } from '../office/missions/mission.js';
import type { ConstructedJobseeker } from './constructed/constructed-jobseekers.js';
import { act, employerOf, makeEmployers, value } from './employers-made.js';
import { groundOf } from './constructed/ground.js';
import { jobseekerRow, vacancyRow } from './import-rows.js';
import type { MarketContent, MarketPlan } from './constructed/market-plan.js';
import { makeMoney, subsidiseVacancies } from './money/money-made.js';
import { sampleAccount, sampleRoles, type SampleName, type SampleViewer } from './sample-accounts.js';
import { sendFile, wasImported } from './sent-files.js';
import type { DemoServices } from './services.js';
import { makeSlots } from './slots-made.js';
import { makeReachable, makeRelay } from './texting-made.js';
import type { Telling } from './telling.js';
import { makeVentures } from './ventures/ventures-made.js';

/** The file that constructed people are said to come from. */
const JOBSEEKERS_FROM = 'constructed';
/** So many people of a mission agreed to texts and can be reached by them; the others are called. */
const REACHABLE = 20;

/** A demonstration mission that stands. */
export interface DemoMarket {
  readonly mission: Mission;
  readonly officer: SampleViewer;
  readonly caseManager: SampleViewer;
  /** What was made now; null where an earlier start had made all of it. */
  readonly made: { readonly jobseekers: number; readonly openings: number } | null;
}

/** Who watches the making. */
export interface Watch {
  readonly telling: Telling;
  readonly signal: AbortSignal;
}

/**
 * Makes the mission of a plan with everything in it, through the services and imports that everybody uses; an act at a time, so that one
 * which was interrupted is gone on with. What is there already stays as it is.
 */
export async function makeMarket(services: DemoServices, plan: MarketPlan, watch: Watch): Promise<DemoMarket> {
  const mission = await openMission(services, plan);
  const account = (name: SampleName): Promise<SampleViewer> => sampleAccount(services, { missionId: mission.id, key: plan.sketch.key }, name);
  const [officer, caseManager, counsellor] = [await account('officer'), await account('case'), await account('counsellor')];
  const files = { vacancies: { kind: 'VACANCIES', source: plan.vacanciesFrom }, jobseekers: { kind: 'JOBSEEKERS', source: JOBSEEKERS_FROM } };
  const finished = (await wasImported(services, officer, files.vacancies)) && (await wasImported(services, counsellor, files.jobseekers));
  if (finished) return { mission, officer, caseManager, made: null };

  watch.telling.progress(`${mission.name}: drawing employers, vacancies and people`);
  const taxonomy = await services.taxonomies.of(plan.classification);
  const today = services.missions.today(mission);
  const content = plan.content(await groundOf(plan.sketch, taxonomy, services.places, today));
  watch.signal.throwIfAborted();
  await makeOthers(services, plan, mission, watch, officer, content);

  const send = async (viewer: SampleViewer, what: string, file: { readonly kind: string; readonly source: string }, rows: readonly object[]) => {
    if (await wasImported(services, viewer, file)) return;
    const progress = (done: number, total: number): void => watch.telling.progress(`${mission.name}: importing ${what}, ${done} of ${total}`);
    await sendFile(services, viewer, { ...file, what, rows }, { signal: watch.signal, progress });
  };
  await send(officer, 'vacancies', files.vacancies, content.vacancies.map(vacancyRow));
  watch.telling.progress(`${mission.name}: programmes, a fund, internships and courses`);
  const { currency } = mission;
  const makers = { admin: await account('admin'), finance: await account('finance'), officer };
  const money = await makeMoney(services, makers, content, { currency, city: plan.sketch.places[0]?.[0] ?? null });
  await makeSlots(services, officer, money, content.slots, watch.signal);
  await subsidiseVacancies(services, officer, money, content, currency);
  watch.telling.progress(`${mission.name}: ventures`);
  await makeVentures(services, makers, mission, content.ventures);
  watch.signal.throwIfAborted();
  const people = (beforeReturn: boolean): readonly ConstructedJobseeker[] => content.jobseekers.filter((each) => each.beforeReturn === beforeReturn);
  await send(caseManager, 'people', files.jobseekers, people(false).map((each) => jobseekerRow(each, today)));
  // Whoever is not ACTIVE is so before the last file, whose import is the sign that everything is there.
  await moveCases(services, caseManager, people(false));
  await reach(services, mission, caseManager, people(false).slice(0, REACHABLE));
  await send(counsellor, 'people who have not returned yet', files.jobseekers, people(true).map((each) => jobseekerRow(each, today)));
  const openings = content.vacancies.filter((vacancy) => vacancy.publish).length + content.slots.length + content.ventures.flatMap(({ roles }) => roles).length;
  return { mission, officer, caseManager, made: { jobseekers: content.jobseekers.length, openings } };
}

async function openMission({ missions }: DemoServices, plan: MarketPlan): Promise<Mission> {
  const draft = { ...plan.sketch.mission, classification: plan.classification };
  return (await missions.byName(draft.name)) ?? value(await missions.open(draft, true));
}

async function makeOthers(
  services: DemoServices,
  plan: MarketPlan,
  mission: Mission,
  { signal, telling }: Watch,
  officer: SampleViewer,
  content: MarketContent,
): Promise<void> {
  const { abroad, dollar, key } = plan.sketch;
  const at = { missionId: mission.id, key };
  const admin = await sampleAccount(services, at, 'admin');
  const validFrom = services.missions.today(mission);
  for (const { currency, rate } of [{ currency: 'USD', rate: dollar }, ...(abroad === null ? [] : [abroad])])
    value(await services.missions.setRate(act(admin, 'setExchangeRate'), { currency, rate, validFrom }));
  await makeRelay(services, admin, mission.currency);
  telling.progress(`${mission.name}: employers`);
  await makeEmployers(services, officer, content.employers, signal);
  const first = content.employers[0];
  const employerId = first === undefined ? null : await employerOf(services, officer, first.externalId);
  for (const name of Object.keys(sampleRoles) as SampleName[]) await sampleAccount(services, at, name, name === 'partner' ? employerId : null);
}

/** Pauses and withdraws those who shall be; nobody a second time, should somebody have called them back. */
async function moveCases({ jobseekers, work }: DemoServices, caseManager: SampleViewer, people: readonly ConstructedJobseeker[]): Promise<void> {
  for (const { externalId, status } of people.filter((each) => each.status !== 'ACTIVE')) {
    const person = await work.run(caseManager, (tx) => jobseekers.byExternalId(tx, caseManager, JOBSEEKERS_FROM, externalId));
    if (person === null || (await jobseekers.histories(caseManager, [person.id])).length > 1) continue;
    value(await jobseekers.move(act(caseManager, 'moveJobseeker'), person.id, status, null));
  }
}

/** Writes down of each that they agree to texts, and where they can be reached; of nobody a second time. */
async function reach({ jobseekers, work, consents, identities, contacts, missions }: DemoServices, mission: Mission, caseManager: SampleViewer, people: readonly ConstructedJobseeker[]): Promise<void> {
  const said = { channel: 'IN_PERSON', textVersion: 'constructed', language: 'en', afterCounselling: true, capacity: 'SELF', guardianReference: null } as const;
  for (const [at, { externalId }] of people.entries()) {
    const person = await work.run(caseManager, (tx) => jobseekers.byExternalId(tx, caseManager, JOBSEEKERS_FROM, externalId));
    if (person === null || value(await contacts.read(caseManager, person.id)) !== null) continue;
    value(await consents.give(act(caseManager, 'giveConsent'), person.id, { purpose: 'SMS' }, { ...said, decidedOn: missions.today(mission) }));
    await makeReachable({ identities, contacts }, caseManager, person.id, `+233200${String(at + 1).padStart(6, '0')}`);
  }
}

/** The id of a constructed person; null where there is none. */
export async function constructedPerson({ jobseekers, work }: DemoServices, viewer: SampleViewer, number: number): Promise<JobseekerId | null> {
  const person = await work.run(viewer, (tx) => jobseekers.byExternalId(tx, viewer, JOBSEEKERS_FROM, `jobseeker-${number}`));
  return person?.id ?? null;
}

const LOOK_EVERY_MILLISECONDS = 50;

/** A job that takes longer was left behind by a process that was killed; the queue gives those up after a minute only. */
const PATIENCE_MILLISECONDS = 4_000;

/** Waits until the stored lists of every mission show all that was changed. */
export async function drained({ market, lists, missions }: DemoServices, { telling, signal }: Watch): Promise<void> {
  telling.progress('matching');
  const patient = Date.now() + PATIENCE_MILLISECONDS;
  while ((await market.lagSeconds()) > 0) {
    await after(LOOK_EVERY_MILLISECONDS, undefined, { signal });
    if (Date.now() < patient) continue;
    const progress = (done: number, total: number): void => telling.progress(`matching, ${done} of ${total}`);
    // What the job would do; both may do it.
    for (const mission of await missions.all()) await lists.refresh(mission.id, { signal, progress });
  }
}

/** Has the worker compute every list afresh, and waits for it. */
export async function recomputed({ stored }: DemoServices, officer: SampleViewer, { telling, signal }: Watch): Promise<MarketReport['runs'][number]> {
  const known = new Set((await stored.report(officer)).runs.map((run) => run.id));
  value(await stored.recompute(act(officer, 'recomputeMatches')));
  for (;;) {
    const run = (await stored.report(officer)).runs.find((each) => each.kind !== 'REFRESH' && !known.has(each.id));
    if (run !== undefined) telling.progress(`matching, ${run.done} of ${run.total}`);
    if (run?.state === 'DONE') return run;
    await after(LOOK_EVERY_MILLISECONDS, undefined, { signal });
  }
}
