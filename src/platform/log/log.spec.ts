import { withCorrelation, acceptableCorrelation } from './correlation.js';
import { createLog } from './log.js';
import { NestLog } from './nest-log.js';

const ID = '0190c2f0-7b1e-7c3a-9a5b-000000000001';

function written(write: (log: ReturnType<typeof createLog>) => void): string {
  const lines: string[] = [];
  write(createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } }));
  return lines.join('');
}

describe('log', () => {
  it('writes ids, codes and numbers', () => {
    const line: unknown = JSON.parse(written((log) => log.info({ missionId: ID, code: 'NOT_FOUND', count: 3 }, 'lists refreshed')));
    expect(line).toMatchObject({ level: 'info', missionId: ID, code: 'NOT_FOUND', count: 3, msg: 'lists refreshed' });
  });

  it.each([
    ['a body', { body: { fullName: 'Constructed Person' } }],
    ['a token', { authorization: 'Bearer eyJhbGciOiJIUzI1NiJ9.payload' }],
    ['a name', { name: 'Constructed Person' }],
    ['a phone', { phone: '+000 555 0100 200' }],
    ['a phone in a field that is allowed', { code: '0005550100200' }],
    ['a sentence in a field that is allowed', { state: 'wants, above all, to go home!' }],
    ['an object in a field that is allowed', { field: { fullName: 'Constructed Person' } }],
  ])('withholds %s and says which field it was', (_, fields) => {
    const text = written((log) => log.info(fields, 'something'));
    for (const secret of ['Constructed', 'eyJ', '555', '0005550100200', 'home']) expect(text).not.toContain(secret);
    expect((JSON.parse(text) as { withheld: string[] }).withheld).toEqual(Object.keys(fields));
  });

  it('keeps where an error happened, not what it quotes', () => {
    const cause = Object.assign(new Error('duplicate key "contact": Key (phone)=(+000 555 0100) already exists'), {
      code: '23505',
      constraint: 'contact_phone_key',
      detail: 'Key (phone)=(+000 555 0100) already exists.',
      parameters: ['Constructed Person'],
    });
    const text = written((log) => log.error({ err: new Error("cannot read 'Constructed Person'", { cause }) }, 'fault'));
    for (const secret of ['Constructed', '555', 'detail', 'parameters']) expect(text).not.toContain(secret);
    for (const kept of ['contact_phone_key', '23505', 'log.spec', 'already exists']) expect(text).toContain(kept);
  });

  it.each([
    ['invalid input syntax for type uuid: "Constructed Person"'],
    ['Unexpected token C in JSON at position 0: {"name":"Constructed Person"}'],
    ['bad token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJDb25zdHJ1Y3RlZCJ9.c2lnbmF0dXJlLXRoYXQtaXMtbG9uZw'],
    ['no route to constructed@example.org'],
    ['refused +000 555 0100 200'],
  ])('scrubs the framework message: %s', (message) => {
    const text = written((log) => new NestLog(log).error(message, 'RouterExplorer'));
    for (const secret of ['Constructed', 'eyJ', 'constructed', '555']) expect(text).not.toContain(secret);
    expect(text).toContain('RouterExplorer');
  });

  it('carries the correlation id across awaits', async () => {
    const lines: string[] = [];
    const log = createLog({ level: 'info', destination: { write: (line: string) => void lines.push(line) } });
    await withCorrelation('request-0001', async () => {
      await Promise.resolve();
      log.info({}, 'inside');
    });
    log.info({}, 'outside');
    expect(lines.map((line) => (JSON.parse(line) as { correlationId?: string }).correlationId)).toEqual(['request-0001', undefined]);
  });

  it('takes only proposed ids that are safe to write', () => {
    expect(acceptableCorrelation('3f2b8c1e-request')).toBe('3f2b8c1e-request');
    for (const bad of ['short', 'a'.repeat(65), 'line\nbreak-here', undefined, ['3f2b8c1e-request']]) expect(acceptableCorrelation(bad)).toBeNull();
  });
});
