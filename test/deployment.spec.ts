import { existsSync, readFileSync } from 'node:fs';

import { readConfig } from '../src/platform/config/config.js';

const read = (name: string) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const example = read('.env.example');
const documented = [...example.matchAll(/^([A-Z_]+)=/gm)].map((match) => match[1] ?? '');

describe('deployment', () => {
  it('documents every setting of the configuration in .env.example, and none that is gone', () => {
    const settings = [...read('src/platform/config/config.ts').matchAll(/^ {4}([A-Z_]+): /gm)].map((match) => match[1] ?? '');
    expect(settings).toContain('DATABASE_OWNER_URL');
    const ofCompose = example.slice(example.indexOf('docker compose only'));
    expect(documented.filter((name) => !ofCompose.includes(`${name}=`)).sort()).toEqual(settings.sort());
  });

  it('starts with .env.example as it is', () => {
    expect(readConfig(Object.fromEntries(documented.map((name) => [name, ''])))).toEqual(readConfig({}));
  });

  it('takes nothing in docker-compose.yml that .env.example does not name', () => {
    const taken = [...read('docker-compose.yml').matchAll(/\$\{([A-Z_]+)/g)].map((match) => match[1] ?? '');
    expect(taken).toContain('REDIS_PASSWORD');
    expect(taken.filter((name) => !documented.includes(name))).toEqual([]);
  });

  it('hands every setting to the containers, but those that name what they bring themselves', () => {
    const compose = read('docker-compose.yml');
    const settings = [...read('src/platform/config/config.ts').matchAll(/^ {4}([A-Z_]+): /gm)].map((match) => match[1] ?? '');
    const ofImage = ['NODE_ENV', 'HOST', 'PORT', 'REJOIN_DATA'];
    // No demonstration runs in production.
    const ofDemonstration = ['REJOIN_ESCO', 'REJOIN_VACANCIES'];
    const handed = settings.filter((name) => new RegExp(`^ +${name}: `, 'm').test(compose));
    expect(settings.filter((name) => !handed.includes(name)).sort()).toEqual([...ofImage, ...ofDemonstration].sort());
  });

  it('runs programs that the build makes', () => {
    const programs = [...(read('docker-compose.yml') + read('Dockerfile')).matchAll(/dist\/(src\/[\w/-]+)\.js/g)].map((match) => `${match[1]}.ts`);
    expect(programs).toContain('src/worker.ts');
    expect(programs.filter((file) => !existsSync(new URL(`../${file}`, import.meta.url)))).toEqual([]);
  });

  it('locks the packages of every platform: npm refuses to install from a list that lacks one', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> };
    const lacking = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !foldersAbove(path).some((folder) => `${folder}node_modules/${name}` in packages)),
    );
    expect(lacking).toEqual([]);
  });
});

/** Where a package at `path` looks for others: below itself, then below each package that holds it, then at the root. */
function foldersAbove(path: string): string[] {
  const names = path.split('node_modules/').slice(1);
  return names.map((_, i) => names.slice(0, names.length - i).map((name) => `node_modules/${name}`.replace(/\/?$/, '/')).join('')).concat('');
}
