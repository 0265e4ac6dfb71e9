import { createReadStream } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';

import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';

import { isId, type AccountId, type MissionId } from '../kernel/ids.js';
import { MissionsService } from '../office/missions/missions.service.js';
import { BundleBroken, LEAST_PASSPHRASE, openBundle, sealBundle } from '../people/handover/bundle.js';
import { HandOverModule } from '../people/handover/handover.module.js';
import { HandOverService, type TakenOver } from '../people/handover/handover.service.js';
import { saidHead, saidPeople, type BundleHead, type HandedPerson } from '../people/handover/handed-person.js';
import type { Config } from '../platform/config/config.js';
import { readGlobalId } from '../platform/graphql/global-id.js';
import { HttpModule } from '../platform/http/http.module.js';
import { openInstallation } from '../platform/installation.js';
import { createLog } from '../platform/log/log.js';
import { NestLog } from '../platform/log/nest-log.js';
import { PlatformModule } from '../platform/platform.module.js';
import { hasCode } from '../platform/system-error.js';
import { tables } from '../tables.js';

export const HAND_OVER_USAGE = `       npm run mission -- export --mission NAME --recipient OFFICE --passphrase-file FILE --file BUNDLE
       npm run mission -- import --mission NAME --holder ACCOUNT --passphrase-file FILE --file BUNDLE
`;

/** Does it and gives null, or why it was not done. */
type Handing = (config: Config) => Promise<string | null>;

/**
 * F09: `export` writes those of a mission who agree that this office has their data into an encrypted bundle, `import` takes such a bundle in as cases of an
 * account. Null where neither is asked for.
 */
export function handOver([command, ...rest]: readonly string[]): Handing | null {
  if (command !== 'export' && command !== 'import') return null;
  const text = { type: 'string' } as const;
  const options = { mission: text, recipient: text, holder: text, 'passphrase-file': text, file: text };
  let said: { mission?: string; recipient?: string; holder?: string; 'passphrase-file'?: string; file?: string };
  try {
    said = parseArgs({ args: rest, options }).values;
  } catch {
    return () => Promise.resolve(HAND_OVER_USAGE);
  }
  const { mission, recipient, holder, 'passphrase-file': passphraseFile, file } = said;
  if (!mission || !passphraseFile || !file) return () => Promise.resolve(HAND_OVER_USAGE);
  return async (config) => {
    const passphrase = (await readFile(passphraseFile, 'utf8')).trim();
    if (passphrase.length < LEAST_PASSPHRASE) return `The passphrase must have at least ${LEAST_PASSPHRASE} characters.`;
    if (command === 'export') {
      if (!recipient) return HAND_OVER_USAGE;
      return withServices(config, mission, (services, missionId) => exportTo(services, missionId, recipient, passphrase, file));
    }
    const account = holder === undefined ? null : accountOf(holder);
    if (account === null) return HAND_OVER_USAGE;
    return withServices(config, mission, (services, missionId) => importFrom(services, missionId, account, passphrase, file));
  };
}

async function exportTo(service: HandOverService, missionId: MissionId, recipient: string, passphrase: string, file: string): Promise<string | null> {
  let count = 0;
  async function* counted(): AsyncGenerator<unknown> {
    for await (const part of service.parts(missionId, recipient)) {
      if ('people' in part) count += part.people.length;
      yield part;
    }
  }
  try {
    await writeFile(file, sealBundle(passphrase, counted()), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return `There is a file ${file} already: it is not overwritten.`;
    await rm(file, { force: true });
    throw error;
  }
  process.stdout.write(`${count} people who agree that ${recipient} has their data were handed over into ${file}. Give the passphrase another way than the file.\n`);
  return null;
}

async function importFrom(service: HandOverService, missionId: MissionId, holder: AccountId, passphrase: string, file: string): Promise<string | null> {
  const parts = (): AsyncGenerator<unknown> => openBundle(passphrase, createReadStream(file));
  let head: BundleHead | null = null;
  let sum: TakenOver = { taken: 0, known: 0, refused: [] };
  try {
    // First to its end: nothing is taken from a bundle that is not whole.
    for await (const part of parts()) head ??= saidHead.parse(part);
    if (head === null) throw new BundleBroken();
    let first = true;
    for await (const part of parts()) {
      if (!first) sum = added(sum, await service.takeIn(missionId, holder, head, saidPeople.parse(part).people as unknown as readonly HandedPerson[]));
      first = false;
    }
  } catch (error) {
    if (error instanceof BundleBroken) return `The file cannot be taken: ${error.message}.`;
    throw error;
  }
  process.stdout.write(`From ${head.missionName}: ${sum.taken} people taken over, ${sum.known} were here already, ${sum.refused.length} could not be taken.\n`);
  for (const { id, message } of sum.refused) process.stdout.write(`  ${id}: ${message}\n`);
  return null;
}

function added(one: TakenOver, other: TakenOver): TakenOver {
  return { taken: one.taken + other.taken, known: one.known + other.known, refused: [...one.refused, ...other.refused] };
}

/** An account as the API shows its id, or as the database has it. */
function accountOf(said: string): AccountId | null {
  const read = readGlobalId(said);
  if (read !== null) return read.kind === 'Account' ? (read.id as AccountId) : null;
  return isId(said) ? (said as AccountId) : null;
}

async function withServices(config: Config, name: string, work: (service: HandOverService, missionId: MissionId) => Promise<string | null>): Promise<string | null> {
  const log = createLog({ level: 'warn' });
  const installation = await openInstallation(config, tables, log);
  let app: INestApplicationContext | null = null;
  try {
    const imports = [PlatformModule.with(config, installation), HttpModule.with(log), HandOverModule];
    app = await NestFactory.createApplicationContext({ module: HandOverCommand, imports }, { logger: new NestLog(log), abortOnError: false });
    const mission = await app.get(MissionsService, { strict: false }).byName(name);
    if (mission === null) return `There is no mission ${name} here.`;
    return await work(app.get(HandOverService, { strict: false }), mission.id);
  } finally {
    await app?.close();
    await installation.close();
  }
}

@Module({})
class HandOverCommand {}
