import { parseArgs } from 'node:util';

import type { AccountId } from '../kernel/ids.js';
import { AccountsService } from '../office/accounts/accounts.service.js';
import { LocalTokens } from '../office/accounts/tokens.js';
import { MissionsService } from '../office/missions/missions.service.js';
import type { MissionDraft } from '../office/missions/mission.js';
import { systemClock } from '../platform/clock.js';
import { ConfigError, readConfig, type Config } from '../platform/config/config.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { newId } from '../platform/ids.js';
import { openInstallation } from '../platform/installation.js';
import { createLog } from '../platform/log/log.js';
import { serviceAct } from '../platform/viewer.js';
import { TaxonomyService } from '../reference/taxonomy/taxonomy.service.js';
import { tables } from '../tables.js';
import { handOver, HAND_OVER_USAGE } from './mission-handover.js';

const USAGE = `Usage: npm run mission -- --name NAME --country ET --currency ETB --time-zone Africa/Addis_Ababa --languages en,am --classification esco-1.1.1
${HAND_OVER_USAGE}`;

/** `npm run mission`: opens a country office and prints the invitation of its first administrator; `export` and `import` hand its people over. */
const given = process.argv.slice(2);
const handing = handOver(given);
const draft = handing === null ? readArguments(given) : null;
if (handing !== null) {
  const refusal = await handing(readConfig(process.env));
  if (refusal !== null) refuse(refusal);
} else if (draft === null) {
  process.stderr.write(USAGE);
  process.exitCode = 1;
} else {
  try {
    await openMission(readConfig(process.env), draft);
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    refuse(error.message);
  }
}

async function openMission(config: Config, wanted: MissionDraft): Promise<void> {
  const installation = await openInstallation(config, tables, createLog({ level: 'warn' }));
  try {
    const work = new UnitOfWork(installation.dataSource);
    const opened = await new MissionsService(work, systemClock, new TaxonomyService(work)).open(wanted, false);
    if (!opened.ok) return refuse(opened.message);
    const mission = opened.value;
    const administrator = { label: 'First administrator', roles: ['ADMIN'] as const, employerId: null };
    const invited = await new AccountsService(work, systemClock).invite(serviceAct(mission.id, 'openMission'), administrator);
    if (!invited.ok) return refuse(invited.message);
    process.stdout.write(`The mission ${mission.name} is open.\n`);
    process.stdout.write(`Invitation of its first administrator, valid for 14 days, shown this once: ${invited.value.invitationCode}\n`);
    process.stdout.write(`Whoever signs in takes it by: mutation { acceptInvitation(input: { code: "..." }) { ... on Account { roles } ... on Refused { message } } }\n`);
    if (config.oidc === null) process.stdout.write(`A token of this machine's own to sign in with, valid for 7 days: ${await localToken(config)}\n`);
  } finally {
    await installation.close();
  }
}

async function localToken(config: Config): Promise<string> {
  return (await LocalTokens.open(config.dataFolder)).issue(newId<AccountId>());
}

function refuse(message: string): void {
  process.stderr.write(`${message}\n`);
  process.exitCode = 1;
}

/** Null where something is missing or unknown. */
function readArguments(given: readonly string[]): MissionDraft | null {
  const text = { type: 'string' } as const;
  const options = { name: text, country: text, currency: text, 'time-zone': text, languages: text, classification: text };
  try {
    const { name, country, currency, 'time-zone': timeZone, languages, classification } = parseArgs({ args: [...given], options }).values;
    if (!name || !country || !currency || !timeZone || !languages || !classification) return null;
    return { name, country, currency, timeZone, languages: languages.split(',').map((language) => language.trim()), classification };
  } catch {
    return null;
  }
}
