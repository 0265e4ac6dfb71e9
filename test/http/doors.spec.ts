import { openSmallApi, type SmallApi } from '../graphql/small-api.js';

let api: SmallApi;
beforeAll(async () => {
  api = await openSmallApi({ development: false });
});
afterAll(() => api.app.close());

const get = async (path: string, role?: string) => {
  const reply = await fetch(`${api.url}/doors/${path}`, { headers: role === undefined ? {} : { authorization: `Bearer ${role}` } });
  return { status: reply.status, id: reply.headers.get('x-correlation-id'), text: await reply.text() };
};

describe('doors that are not GraphQL', () => {
  it('deny a route without a rule, whoever asks', async () => {
    const { status, text } = await get('forgotten', 'ADMIN');
    expect(status).toBe(403);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'NOT_ALLOWED' } }] });
  });

  it.each([
    [undefined, 401, 'NOT_SIGNED_IN'],
    ['FINANCE', 403, 'NOT_ALLOWED'],
  ] as const)('answer %s with %s', async (role, status, code) => {
    const answer = await get('admins', role);
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.text)).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  it('let those in who may, and know them', async () => {
    expect(await get('admins', 'ADMIN')).toMatchObject({ status: 200, text: 'ADMIN' });
  });

  it('speak the refusals of services', async () => {
    const { status, text } = await get('refusing');
    expect(status).toBe(409);
    expect(JSON.parse(text)).toMatchObject({ errors: [{ message: expect.stringContaining('version 7'), extensions: { code: 'STALE_EDIT', facts: { version: 7 } } }] });
  });

  it.each([
    ['broken', undefined],
    ['admins', 'OUTAGE'],
  ])('hide faults, at %s, and log their cause', async (path, role) => {
    const { status, text, id } = await get(path, role);
    expect(status).toBe(500);
    expect(text).not.toContain('secret');
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'FAULT', correlationId: id } }] });
    expect(api.lines.find((line) => line.includes(String(id)) && line.includes('"level":"error"'))).toContain('secret of the');
  });

  it('log requests by route, without what machines ask every few seconds', async () => {
    api.lines.length = 0;
    await get('broken?phone=000-555');
    await fetch(`${api.url}/health/live`);
    const levels = api.lines.map((line) => JSON.parse(line) as { level: string; route?: string }).filter((line) => line.route !== undefined);
    expect(levels.map(({ level, route }) => [level, route])).toEqual([['info', '/doors/broken'], ['debug', '/health/live']]);
    expect(api.lines.join('')).not.toContain('000-555');
  });
});
