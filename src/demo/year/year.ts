import { addDays, formatDay, type Day } from '../../kernel/day.js';
import { missionDay } from '../../office/missions/mission.js';
import type { FigureReport } from '../../outcomes/figures/figure.js';
import type { EmployerId } from '../../kernel/ids.js';
import { act, value } from '../employers-made.js';
import { ghana } from '../markets.js';
import { sampleAccount } from '../sample-accounts.js';
import type { Watch } from '../demo-market.js';
import { Agenda } from './agenda.js';
import type { YearClock } from './year-clock.js';
import { YearLives } from './year-lives.js';
import { openOffice, type YearOffice } from './year-office.js';
import { DAYS, yearPlan, type PersonPlan } from './year-plan.js';
import type { YearServices } from './year-services.js';

/** What the mission of the year is called once its year is over. */
export const YEAR_MISSION = 'Constructed mission: a simulated year';
const UNDER_WAY = `${YEAR_MISSION}, under way`;
/** Names the sample accounts of the mission. */
export const YEAR_KEY = 'year';

const MORNING = 9;
const EVENING = 18;
/** Firms are checked anew before a year is over (L15). */
const CHECKED_EVERY = 300;

/**
 * A year in the life of 100 people who do not exist, through the services that everybody uses, with the clock of the process moved from day to day; at the end it
 * goes with the machine's again. The jobs of each day are done as the worker does them. Made once; one that was interrupted stays as it is, under another name.
 */
export async function makeYear(services: YearServices, clock: YearClock, classification: string, { telling, signal }: Watch, people = yearPlan()): Promise<void> {
  const { missions } = services;
  const finished = await missions.byName(YEAR_MISSION);
  if (finished !== null) return telling.line(`${YEAR_MISSION}: as an earlier start left it`);
  if ((await missions.byName(UNDER_WAY)) !== null) return telling.line(`${YEAR_MISSION}: was interrupted and is left as it is; an empty REJOIN_DATA makes another`);
  const last = missionDay(ghana.mission, clock.now());
  const started = performance.now();
  try {
    const first = addDays(last, -DAYS);
    clock.at(momentOf(first, MORNING));
    const office = await openOffice(services, { name: UNDER_WAY, key: YEAR_KEY, classification }, signal);
    await liveThrough(services, clock, office, first, people, { telling, signal });
    clock.at(null);
    const { version, name: _, country, currency, timeZone, languages, classification: key } = await missions.get(office.mission.id);
    value(await missions.change(act(await sampleAccount(services, { missionId: office.mission.id, key: YEAR_KEY }, 'admin'), 'changeMission'), version, { country, currency, timeZone, languages, classification: key, name: YEAR_MISSION }));
    const seconds = ((performance.now() - started) / 1_000).toFixed(0);
    telling.line(`${YEAR_MISSION}: ${formatDay(first)} to ${formatDay(last)} in ${seconds} s`);
    for (const line of toldOf(value(await services.figures.report(office.monitoring, { asOf: null, by: null, names: ['FUNNEL', 'RETENTION'] })))) telling.line(line);
  } finally {
    clock.at(null);
  }
}

async function liveThrough(services: YearServices, clock: YearClock, office: YearOffice, first: Day, people: readonly PersonPlan[], { telling, signal }: Watch): Promise<void> {
  const { id: missionId } = office.mission;
  const agenda = new Agenda();
  let today = 0;
  const lives = new YearLives(services, office, agenda, () => today);
  for (const person of people) lives.begin(person);
  agenda.plan(CHECKED_EVERY, () => checkFirms(services, office));
  for (; today < DAYS; today += 1) {
    signal.throwIfAborted();
    const date = addDays(first, today);
    clock.at(momentOf(date, MORNING));
    if (today % 7 === 0) telling.progress(`${YEAR_MISSION}: ${formatDay(date)}`);
    await agenda.run(today);
    clock.at(momentOf(date, EVENING));
    await services.sending.send(missionId, office.relayId, signal);
    await services.offersInTime.run(missionId, signal);
    if (today % 7 === 0) await services.surveys.search(missionId, signal);
  }
}

/** Every firm is looked at again, so that its candidates may go on being put to it. */
async function checkFirms({ employers }: YearServices, { officer, posts }: YearOffice): Promise<void> {
  const ids = [...new Set(posts.flat().map((post): EmployerId => post.employerId))];
  for (const { id, version } of await employers.byIds(officer, ids)) value(await employers.move(act(officer, 'verifyEmployer'), id, version, 'VERIFIED', 'constructed: papers seen again'));
}

/** A moment of a day; the mission of the year lies on the meridian of Greenwich. */
function momentOf(day: Day, hour: number): Date {
  return new Date(`${formatDay(day)}T${String(hour).padStart(2, '0')}:00:00Z`);
}

/** The gist of a report. */
function toldOf({ figures }: FigureReport): string[] {
  const share = (value: number | null): string => (value === null ? 'hidden' : `${Math.round(value * 100)} %`);
  const steps = figures.find((figure) => figure.name === 'FUNNEL')?.rows.flatMap((row) => (row.hidden ? [] : [`${row.step ?? ''} ${row.people ?? ''}`])) ?? [];
  const kept = figures.find((figure) => figure.name === 'RETENTION')?.rows.filter((row) => row.step === null && row.group === null) ?? [];
  return [`  people by how far they came: ${steps.join(', ')}`, `  in work after months: ${kept.map((row) => `${row.month ?? ''}: ${share(row.low)} to ${share(row.high)}`).join('; ')}`];
}
