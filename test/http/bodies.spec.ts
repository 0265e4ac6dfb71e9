import { jest } from '@jest/globals';

import { openSmallApi, type SmallApi } from '../graphql/small-api.js';
import { openWorld, type World } from '../support/world.js';

let world: World;
let production: SmallApi;
beforeAll(async () => {
  [world, production] = await Promise.all([openWorld(), openSmallApi({ development: false })]);
});
afterAll(() => Promise.all([world.close(), production.app.close()]));

describe('a body that no door can read is answered as GraphQL answers, by the whole API', () => {
  it.each([
    ['broken JSON', 'application/json', '{"query": ', 400, 'BAD_REQUEST'],
    ['no body', 'application/json', '', 400, 'BAD_REQUEST'],
    ['more than 64 KB', 'application/json', JSON.stringify({ query: `{ about { version } } # ${'x'.repeat(65_536)}` }), 413, 'PAYLOAD_TOO_LARGE'],
    ['another type', 'application/xml', '<a/>', 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['the type of a file', 'text/csv', 'a,b', 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ])('%s', async (_, type, body, status, code) => {
    for (const at of [world.address, production.url])
      for (const accept of ['application/json', 'application/graphql-response+json']) {
        const reply = await fetch(`${at}/graphql`, { method: 'POST', headers: { 'content-type': type, accept, 'x-correlation-id': 'a-body-of-ours' }, body });
        const text = await reply.text();
        expect([reply.status, reply.headers.get('x-correlation-id')]).toEqual([status, 'a-body-of-ours']);
        expect(JSON.parse(text)).toEqual({ errors: [{ message: expect.any(String), extensions: { code } }] });
        expect(text.length).toBeLessThan(4_096);
        expect(text).not.toMatch(/FST_|fastify|statusCode/i);
      }
  });
});

describe('a start', () => {
  it('draws no warning of the server', async () => {
    const warnings = jest.spyOn(process, 'emitWarning').mockImplementation(() => undefined);
    const { app } = await openSmallApi({ development: false });
    await app.close();
    expect(warnings.mock.calls).toEqual([]);
    warnings.mockRestore();
  });
});

describe('the schema in production', () => {
  it('is refused in words that name no product', async () => {
    const { text, json } = await production.query('{ __schema { queryType { name } } }');
    expect(json.errors[0].extensions.code).toBe('GRAPHQL_VALIDATION_FAILED');
    expect(json.data).toBeUndefined();
    expect(text).not.toMatch(/apollo/i);
  });
});
