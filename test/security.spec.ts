import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const page = (path: string): string => readFileSync(path, 'utf8');

describe('the pages on security', () => {
  it('name only files and commands that are there', () => {
    const { scripts } = JSON.parse(page('package.json')) as { scripts: Record<string, string> };
    const text = page('SECURITY.md') + page('src/platform/THREATS.md');
    const paths = [...text.matchAll(/`((?:src|test)\/[\w./-]+)`/g), ...text.matchAll(/\]\((src\/[\w./-]+)\)/g)].map((match) => match[1] ?? '');
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => !existsSync(path))).toEqual([]);
    const commands = [...text.matchAll(/`npm run (?:-s )?([\w:-]+)`/g)].map((match) => match[1] ?? '');
    expect(commands.filter((name) => scripts[name] === undefined)).toEqual([]);
  });

  it('claim nothing without a test: each row of a table of claims ends with one', () => {
    const rows = page('src/platform/THREATS.md')
      .split('\n')
      .filter((line) => line.startsWith('| ') && !/^\| (wants|finds|happens) /.test(line));
    expect(rows.length).toBeGreaterThan(20);
    expect(rows.filter((row) => !/`(?:src|test)\/[\w./-]+\.spec\.ts` \|$/.test(row))).toEqual([]);
  });
});

describe('npm run sbom', () => {
  it('lists every package that the product needs, and none that only its development does', () => {
    const { dependencies, devDependencies } = JSON.parse(page('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
    const listed = JSON.parse(execFileSync(process.execPath, [join(process.env['REJOIN_TEST_BUILD'] ?? '', 'src/commands/sbom.js')], { stdio: ['ignore', 'pipe', 'ignore'], maxBuffer: 64 * 1024 * 1024 }).toString()) as {
      readonly bomFormat: string;
      readonly components: readonly { readonly name: string; readonly group?: string; readonly version: string }[];
    };
    expect(listed.bomFormat).toBe('CycloneDX');
    const names = new Set(listed.components.map(({ name, group }) => (group === undefined ? name : `${group}/${name}`)));
    expect(Object.keys(dependencies).filter((name) => !names.has(name))).toEqual([]);
    // A package of the product may bring the compiler along, as its peer.
    expect(Object.keys(devDependencies).filter((name) => names.has(name) && name !== 'typescript')).toEqual([]);
  });
});
