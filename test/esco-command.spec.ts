import { execFile } from 'node:child_process';
import { join } from 'node:path';

/** Nothing of this reaches a database: the words are read before one is opened. */
function run(...given: readonly string[]): Promise<{ readonly code: number; readonly told: string }> {
  const script = join(process.env['REJOIN_TEST_BUILD'] ?? '', 'src/commands/esco.js');
  const env = { PATH: process.env['PATH'], DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none' };
  return new Promise((resolve) => {
    execFile(process.execPath, [script, ...given], { env }, (error, out, err) => resolve({ code: Number(error?.code ?? 0), told: out + err }));
  });
}

describe('npm run esco', () => {
  it('says in words that a folder or file is missing', async () => {
    expect(await run('/nowhere/esco.zip', '--name', 'esco')).toEqual({ code: 1, told: '/nowhere/esco.zip: there is no such folder or file.\n' });
  });

  it.each([[[]], [['--name', 'esco']], [['folder', '--nmae', 'esco']], [['folder', '--name']]])('says how it is used after %j', async (given) => {
    const { code, told } = await run(...given);
    expect(code).toBe(1);
    expect(told).toMatch(/^Usage: npm run esco/);
  });
});
