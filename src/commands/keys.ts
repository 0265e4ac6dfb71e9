import { MissionsService } from '../office/missions/missions.service.js';
import { KeyRing } from '../people/vault/keys/key-ring.js';
import { PersonKeys } from '../people/vault/keys/person-keys.service.js';
import { openKeyRing } from '../people/vault/keys/vault-keys.service.js';
import { systemClock } from '../platform/clock.js';
import { ConfigError, readConfig } from '../platform/config/config.js';
import { newVaultKey, ownVaultKeys } from '../platform/config/vault-keys.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { openInstallation } from '../platform/installation.js';
import { createLog } from '../platform/log/log.js';
import { TaxonomyService } from '../reference/taxonomy/taxonomy.service.js';
import { tables } from '../tables.js';

const USAGE = 'Usage: npm run keys [-- new | -- rewrap]\n';

/** `npm run keys`: how many keys of people each key of the vault wraps; `new` prints a fresh one, `rewrap` moves all to the first. */
const [word, ...more] = process.argv.slice(2);
if (more.length > 0 || (word !== undefined && word !== 'new' && word !== 'rewrap')) {
  process.stderr.write(USAGE);
  process.exitCode = 1;
} else if (word === 'new') {
  process.stdout.write(`${newVaultKey(new Date())}\n`);
} else {
  try {
    await tell(word === 'rewrap');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function tell(rewrap: boolean): Promise<void> {
  const config = readConfig(process.env);
  const log = createLog({ level: 'warn' });
  const installation = await openInstallation(config, tables, log);
  try {
    const work = new UnitOfWork(installation.dataSource);
    const store = new UnitOfWork(installation.keys);
    const ring: KeyRing = await openKeyRing(store, config.vaultKeys ?? (await ownVaultKeys(config.dataFolder, systemClock.now())), log);
    const keys = new PersonKeys(store, ring);
    const counts = new Map<string, number>([[ring.writes, 0]]);
    for (const { id } of await new MissionsService(work, systemClock, new TaxonomyService(work)).all()) {
      if (rewrap) await keys.rewrap(id, new AbortController().signal);
      for (const each of await keys.countByWrappingKey(id)) counts.set(each.id, (counts.get(each.id) ?? 0) + each.count);
    }
    for (const [id, count] of counts) process.stdout.write(`${id}: ${count} keys of people${id === ring.writes ? ', and writes' : ''}\n`);
  } finally {
    await installation.close();
  }
}
