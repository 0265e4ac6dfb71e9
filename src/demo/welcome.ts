import { join } from 'node:path';

import { UnreadableFile } from '../commands/evaluation/judged-files.js';
import { LocalTokens } from '../office/accounts/tokens.js';
import { ConfigError, type Config } from '../platform/config/config.js';
import { hasCode } from '../platform/system-error.js';
import type { RunningProcess } from '../process.js';
import { loadClassification, STARTER_FOLDER, STARTER_KEY } from '../reference/taxonomy/load-classification.js';
import { bestMatches } from './best-matches.js';
import { drained, makeMarket, recomputed, type DemoMarket, type Watch } from './demo-market.js';
import { realPlan, starterPlan, type MarketPlan } from './constructed/market-plan.js';
import { ethiopia, ghana } from './markets.js';
import { readRealVacancies, vacanciesCredit } from './real-vacancies.js';
import { keepTokens, sampleTokens } from './sample-accounts.js';
import { demoServices, type DemoServices } from './services.js';
import { tellOn, type Telling } from './telling.js';
import { makeYear, YEAR_KEY, YEAR_MISSION } from './year/year.js';
import type { YearClock } from './year/year-clock.js';
import { yearServices } from './year/year-services.js';

/**
 * Greets whoever started the product. On a bare machine, with no database and no issuer of tokens of its own, it makes a demonstration
 * first, goes on with one that was interrupted, or finds it there; before it a simulated year, where the process was given a clock for that. The last line begins with
 * "Rejoin is ready".
 */
export async function welcome({ app, ground, address }: RunningProcess, signal: AbortSignal, year: YearClock | null): Promise<void> {
  const telling = tellOn(process.stdout);
  const { config, installation } = ground;
  if (!isBare(config) || installation.ownerUrl === null) return telling.line(`Rejoin is ready at ${address}`);
  const services = demoServices(app);
  const watch = { telling, signal };
  if (year !== null) {
    await loadStarter(services, installation.ownerUrl, watch);
    await makeYear(yearServices(app), year, STARTER_KEY, watch);
  }
  await demonstrate(services, { config, ownerUrl: installation.ownerUrl }, watch);
  const tokens = await keptTokens(config, telling, year !== null);
  const shown = tokens.map(([name, token]) => `${name} ${token}`).join(', ');
  telling.line(`Rejoin is ready at ${address} (open it for GraphiQL, or ask from a shell as README.md does; try { market { asOf } }) with sample tokens for 7 days: ${shown}`);
}

/** Whether a start makes a demonstration: not on a server that somebody set up. */
function isBare({ production, databaseUrl, oidc }: Config): boolean {
  return !production && databaseUrl === null && oidc === null;
}

/** Where the demonstration is made. */
export interface DemoSite {
  readonly config: Pick<Config, 'escoSource' | 'vacanciesFile'>;
  /** Owner of the tables: classifications are loaded by it. */
  readonly ownerUrl: string;
}

/** Makes what is missing of the demonstration, waits until all of it is matched, and tells what came of it. */
export async function demonstrate(services: DemoServices, site: DemoSite, watch: Watch): Promise<readonly DemoMarket[]> {
  const { telling, signal } = watch;
  const markets: DemoMarket[] = [];
  for (const plan of await plans(services, site, watch)) {
    signal.throwIfAborted();
    markets.push(await makeMarket(services, plan, watch));
  }
  // Bells that an earlier start left unheard.
  await services.market.sweep(signal);
  await drained(services, watch);
  for (const { mission, made, officer } of markets) {
    if (made === null) telling.line(`${mission.name}: as an earlier start left it`);
    else {
      const { startedAt, finishedAt, matches } = await recomputed(services, officer, watch);
      const seconds = ((finishedAt ?? startedAt).getTime() - startedAt.getTime()) / 1_000;
      const [people, openings, pairs] = [made.jobseekers, made.openings, matches ?? 0].map((count) => count.toLocaleString('en'));
      telling.line(`${mission.name}: ${people} people and ${openings} openings matched in ${seconds.toFixed(1)} s, ${pairs} matches`);
    }
  }
  for (const market of markets.filter(({ made }, index) => index === 0 || made !== null))
    for (const line of await bestMatches(services, market)) telling.line(line);
  return markets;
}

async function plans(services: DemoServices, { config, ownerUrl }: DemoSite, watch: Watch): Promise<readonly MarketPlan[]> {
  const loaded = await loadStarter(services, ownerUrl, watch);
  const made = [starterPlan(STARTER_KEY)];
  if (config.escoSource === null) return made;
  // Before the long loading: a file that cannot be read is told at once.
  const file = config.vacanciesFile === null ? null : await readRealVacancies(config.vacanciesFile).catch(asConfigFault('REJOIN_VACANCIES'));
  const known = (await services.missions.byName(ethiopia.mission.name))?.classification ?? loaded.find((key) => key.startsWith('esco-'));
  const esco = known ?? (await load(ownerUrl, config.escoSource, 'ESCO', watch).catch(asConfigFault('REJOIN_ESCO')));
  if (file === null) return made;
  await services.about.credit(vacanciesCredit);
  return [...made, realPlan(esco, file)];
}

/** Keys of the classifications that are there, the starter vocabulary among them from now on. */
async function loadStarter(services: DemoServices, ownerUrl: string, watch: Watch): Promise<readonly string[]> {
  const loaded = (await services.taxonomies.loaded()).map((each) => each.key);
  if (!loaded.includes(STARTER_KEY)) await load(ownerUrl, STARTER_FOLDER, 'the starter vocabulary', watch);
  return loaded;
}

/** What cannot be read is the matter of whoever named it; a stop is not. */
function asConfigFault(variable: string): (error: unknown) => never {
  return (error) => {
    if (!(error instanceof UnreadableFile) && !hasCode(error, 'ENOENT')) throw error;
    throw new ConfigError([`${variable}: ${error instanceof Error ? error.message : String(error)}`]);
  };
}

async function load(ownerUrl: string, source: string, what: string, { telling, signal }: Watch): Promise<string> {
  signal.throwIfAborted();
  const told = (doing: string) => (done: number, total: number) => telling.progress(`${doing} ${what}, ${Math.floor((100 * done) / total)} %`);
  const reading = told('reading');
  const report = await loadClassification(ownerUrl, [source], { onFile: (_, done, total) => reading(done, total), onRows: told('writing') });
  signal.throwIfAborted();
  if (report.key !== null) return report.key;
  throw new UnreadableFile(`${what} cannot be loaded from ${source}: ${report.faults.first.map(({ file, problem }) => `${file} ${problem}`).join('; ')}`);
}

/** Writes the sample tokens into files of their names, tells where, and gives those of the first mission. */
async function keptTokens({ dataFolder, vacanciesFile }: Config, telling: Telling, year: boolean): Promise<readonly (readonly [name: string, token: string])[]> {
  const issuer = await LocalTokens.open(dataFolder);
  const folder = join(dataFolder, 'tokens');
  const tokens = await sampleTokens(issuer, ghana.key);
  await keepTokens(folder, tokens);
  telling.line(`Sample tokens are in ${folder}, each in a file of its role's name`);
  if (year) {
    const inYear = join(folder, YEAR_KEY);
    await keepTokens(inYear, await sampleTokens(issuer, YEAR_KEY));
    telling.line(`Those for ${YEAR_MISSION} are in ${inYear}`);
  }
  if (vacanciesFile === null) return [...tokens];
  const inEthiopia = join(folder, ethiopia.key);
  await keepTokens(inEthiopia, await sampleTokens(issuer, ethiopia.key));
  telling.line(`Those for ${ethiopia.mission.name} are in ${inEthiopia}`);
  return [...tokens];
}
