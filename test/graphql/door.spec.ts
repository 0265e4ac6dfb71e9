import { GraphQLSchemaHost } from '@nestjs/graphql';
import { getIntrospectionQuery } from 'graphql';

import { assertEveryFieldHasAccess, faultsOfDoors } from '../../src/platform/graphql/access.js';
import { globalId } from '../../src/platform/graphql/global-id.js';
import { schemaOf } from '../../src/platform/graphql/schema-of.js';
import { createLog } from '../../src/platform/log/log.js';
import { printedSchema, undescribed } from '../../src/platform/graphql/schema.js';
import { boatId, Harbour, openSmallApi, smallModule, type SmallApi } from './small-api.js';

const BOAT_0 = globalId('Boat', boatId(0));
const RENAME = `mutation ($input: RenameBoatInput!) {
  renameBoat(input: $input) { __typename ... on Boat { id name } ... on Refused { code message facts { name value } } }
}`;

let api: SmallApi;
let production: SmallApi;
beforeAll(async () => {
  api = await openSmallApi({ development: true });
  production = await openSmallApi({ development: false });
});
afterAll(async () => {
  await api.app.close();
  await production.app.close();
});

const rename = (input: object, as: 'ADMIN' | 'FINANCE' = 'ADMIN') => api.query(RENAME, { variables: { input }, as });

describe('access', () => {
  it('denies a field without a rule, whoever asks, and names the field', async () => {
    const { json } = await api.query('{ forgotten }', { as: 'ADMIN' });
    expect(json).toMatchObject({ data: { forgotten: null }, errors: [{ extensions: { code: 'NOT_ALLOWED', facts: { act: 'forgotten' } } }] });
  });

  it('finds fields without a rule by walking the schema', () => {
    const { schema } = api.app.get(GraphQLSchemaHost);
    expect(faultsOfDoors(schema)).toEqual(['Query.forgotten names no access rule: add @Access(...)']);
    expect(() => assertEveryFieldHasAccess(schema)).toThrow('Query.forgotten');
  });

  it.each([
    [undefined, 'NOT_SIGNED_IN'],
    ['FINANCE', 'NOT_ALLOWED'],
  ] as const)('answers a query as %s with %s as an error', async (as, code) => {
    const { json } = await api.query('{ forAdmins }', as === undefined ? {} : { as });
    expect(json).toMatchObject({ data: { forAdmins: null }, errors: [{ extensions: { code } }] });
  });

  it('refuses a mutation to the wrong role as a member of the union, and does nothing', async () => {
    const before = api.harbour.acts.length;
    const { json } = await rename({ boatId: BOAT_0, name: 'A' }, 'FINANCE');
    expect(json.data.renameBoat).toMatchObject({ __typename: 'Refused', code: 'NOT_ALLOWED', facts: [{ name: 'act', value: 'renameBoat' }, { name: 'roles', value: 'ADMIN or CASE_MANAGER' }] });
    expect(api.harbour.acts.length).toBe(before);
  });

  it('refuses a mutation without a token as a member of the union', async () => {
    const before = api.harbour.acts.length;
    const { json } = await api.query(RENAME, { variables: { input: { boatId: BOAT_0, name: 'A' } } });
    expect(json).toEqual({ data: { renameBoat: { __typename: 'Refused', code: 'NOT_SIGNED_IN', message: expect.any(String), facts: [] } } });
    expect(api.harbour.acts.length).toBe(before);
  });

  it('lets those in who may', async () => {
    expect((await api.query('{ forAdmins hello }', { as: 'ADMIN' })).json).toEqual({ data: { forAdmins: 'ADMIN', hello: 'hello you' } });
  });
});

describe('outcomes', () => {
  it('turns an accepted outcome into the record, with its opaque id', async () => {
    const { json } = await rename({ boatId: BOAT_0, name: 'Ark' });
    expect(json).toEqual({ data: { renameBoat: { __typename: 'Boat', id: BOAT_0, name: 'Ark' } } });
  });

  it.each([
    ['absent', globalId('Boat', boatId(77))],
    ['of another kind', globalId('Owner', boatId(0))],
    ['made up', 'nonsense'],
    ['a plain UUID', boatId(0)],
    ['padded', `${BOAT_0}=`],
  ])('gives an id that is %s the same answer', async (_, id) => {
    const { json } = await rename({ boatId: id, name: 'Ark' });
    expect(json.data.renameBoat).toEqual({ __typename: 'Refused', code: 'NOT_FOUND', message: 'There is no such boat here.', facts: [{ name: 'what', value: 'boat' }] });
  });

  it('turns a refusal of a query into an error with its facts', async () => {
    const { json } = await api.query('{ refusing }', { as: 'ADMIN' });
    expect(json.errors[0]).toMatchObject({ extensions: { code: 'STALE_EDIT', facts: { what: 'boat', version: 7 } } });
  });

  it('gives the service the act: field, key and a digest that the key and the order of fields leave alone', async () => {
    const acts = api.harbour.acts;
    await rename({ boatId: BOAT_0, name: 'Ark', idempotencyKey: 'k-1' });
    await rename({ name: 'Ark', idempotencyKey: 'k-2', boatId: BOAT_0 });
    await rename({ boatId: BOAT_0, name: 'Ark II', idempotencyKey: 'k-2' });
    const [first, second, third] = acts.slice(-3);
    expect(first).toMatchObject({ name: 'renameBoat', key: 'k-1', viewer: { roles: ['ADMIN'] } });
    expect(first?.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(second?.digest).toBe(first?.digest);
    expect(third?.digest).not.toBe(first?.digest);
  });

  it.each([
    ['an empty key', { idempotencyKey: '' }, 'idempotencyKey'],
    ['a key of 201 characters', { idempotencyKey: 'k'.repeat(201) }, 'idempotencyKey'],
    ['a NUL', { name: 'a\0b' }, 'input.name'],
    ['half a surrogate pair', { name: 'a\ud800b' }, 'input.name'],
  ])('refuses %s before the service sees it', async (_, over, field) => {
    const before = api.harbour.acts.length;
    const { json } = await rename({ boatId: BOAT_0, name: 'Ark', ...over });
    expect(json.data.renameBoat).toMatchObject({ __typename: 'Refused', code: 'INVALID_INPUT', facts: [{ name: 'field', value: field }, { name: 'problem' }] });
    expect(api.harbour.acts.length).toBe(before);
  });

  it('takes a key of 200 characters and no key at all', async () => {
    expect((await rename({ boatId: BOAT_0, name: 'A', idempotencyKey: 'k'.repeat(200) })).json.data.renameBoat.__typename).toBe('Boat');
    await rename({ boatId: BOAT_0, name: 'A', idempotencyKey: null });
    expect(api.harbour.acts.at(-1)?.key).toBeNull();
  });
});

describe('pages', () => {
  const PAGE = 'query ($first: Int, $after: String) { boats(first: $first, after: $after) { totalCount edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }';

  it('walks a list from page to page, each row once', async () => {
    const names: string[] = [];
    let after: string | null = null;
    do {
      const { json } = await api.query(PAGE, { variables: { first: 10, after }, as: 'ADMIN' });
      names.push(...json.data.boats.edges.map((edge: { node: { name: string } }) => edge.node.name));
      after = json.data.boats.pageInfo.hasNextPage ? json.data.boats.pageInfo.endCursor : null;
      expect(json.data.boats.totalCount).toBe(25);
    } while (after !== null);
    expect(names).toEqual(Array.from({ length: 25 }, (_, i) => `Boat ${24 - i}`));
  });

  it('returns 20 where no size is given', async () => {
    expect((await api.query('{ boats { edges { cursor } } }', { as: 'ADMIN' })).json.data.boats.edges).toHaveLength(20);
  });

  it.each([
    ['a size of 0', { first: 0 }, 'first'],
    ['a negative size', { first: -1 }, 'first'],
    ['a made-up cursor', { after: 'nonsense' }, 'after'],
    ['a cursor of another shape', { after: Buffer.from('[1]').toString('base64url') }, 'after'],
    ['a cursor with a strange id', { after: Buffer.from('[1,"x"]').toString('base64url') }, 'after'],
    ['a cursor at the end of time', { after: Buffer.from(`[9e15,"${boatId(1)}"]`).toString('base64url') }, 'after'],
  ])('refuses %s', async (_, variables, field) => {
    const { json } = await api.query(PAGE, { variables: { first: 5, ...variables }, as: 'ADMIN' });
    expect(json.errors[0].extensions).toMatchObject({ code: 'INVALID_INPUT', facts: { field } });
  });

  it('loads what all rows need in one read, once each, and finds each its own', async () => {
    api.harbour.reads.length = 0;
    const { json } = await api.query('{ boats(first: 25) { edges { node { name owner { id } } } } }', { as: 'ADMIN' });
    expect(api.harbour.reads).toHaveLength(1);
    expect(api.harbour.reads[0]).toHaveLength(2);
    const owners = new Map(json.data.boats.edges.map((edge: { node: { name: string; owner: { id: string } } }) => [edge.node.name, edge.node.owner.id]));
    expect(owners.get('Boat 3')).toBe(globalId('Owner', boatId(900)));
    expect(owners.get('Boat 4')).toBe(globalId('Owner', boatId(901)));
  });
});

describe('node', () => {
  const NODES = 'query ($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Boat { name } } }';

  it('finds records of a kind in the order asked for', async () => {
    const ids = [3, 1].map((n) => globalId('Boat', boatId(n)));
    const { json } = await api.query(NODES, { variables: { ids: [ids[0], 'nonsense', ids[1], globalId('Owner', boatId(900))] }, as: 'ADMIN' });
    expect(json.data.nodes).toEqual([{ __typename: 'Boat', id: ids[0], name: 'Boat 3' }, null, { __typename: 'Boat', id: ids[1], name: 'Boat 1' }, null]);
  });

  it('shows nothing to those who may not see the kind', async () => {
    const { json } = await api.query('query ($id: ID!) { node(id: $id) { id } }', { variables: { id: BOAT_0 }, as: 'FINANCE' });
    expect(json).toEqual({ data: { node: null } });
  });
});

describe('scalars', () => {
  it('writes days and instants', async () => {
    const { json } = await api.query('{ boats(first: 1) { edges { node { builtOn seenAt } } } }', { as: 'ADMIN' });
    expect(json.data.boats.edges[0].node).toEqual({ builtOn: '2020-02-29', seenAt: '2026-01-01T00:00:24.000Z' });
  });

  it.each(['2026-02-30', '0000-01-01', '2200-01-01', 'yesterday', 20_000])('refuses %s as a day', async (from) => {
    const { status, json } = await rename({ boatId: BOAT_0, name: 'A', from });
    expect(status).toBe(400);
    expect(json.errors[0].extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('faults', () => {
  const opaque = { message: expect.not.stringContaining('secret'), extensions: { code: 'FAULT', correlationId: expect.any(String) } };

  it('are opaque for the client and have their cause in the log, under the same id', async () => {
    const { status, text, json, headers } = await api.query('{ broken }');
    expect(status).toBe(200);
    expect(json).toEqual({ data: { broken: null }, errors: [{ ...opaque, path: ['broken'] }] });
    for (const leak of ['secret', 'stack', 'small-api']) expect(text).not.toContain(leak);
    const id: string = json.errors[0].extensions.correlationId;
    expect(headers.get('x-correlation-id')).toBe(id);
    const line = api.lines.find((one) => one.includes(id) && one.includes('fault in an answer')) ?? '';
    expect(JSON.parse(line)).toMatchObject({ level: 'error', correlationId: id, field: 'broken', err: { type: 'Error', message: 'secret of the house' } });
    expect(line).toContain('small-api');
  });

  it('of one row leave the others', async () => {
    const { json } = await api.query('{ boats(first: 25) { edges { node { name length } } } }', { as: 'ADMIN' });
    expect(json.errors).toEqual([{ ...opaque, path: ['boats', 'edges', 21, 'node', 'length'] }]);
    expect(json.data.boats.edges.filter((edge: { node: { length: number | null } }) => edge.node.length === 12)).toHaveLength(24);
  });

  it('of the viewer source are faults, not "not signed in"', async () => {
    const { status, text, json } = await api.query('{ hello }', { as: 'OUTAGE' });
    expect(status).toBe(500);
    expect(json).toEqual({ errors: [opaque] });
    expect(text).not.toContain('issuer');
  });

  it('are not what a client gets for a variable that is null', async () => {
    const { json } = await api.query('query ($name: String = "x") { hello(name: $name) }', { variables: { name: null } });
    expect(json.errors[0].extensions).toEqual({ code: 'BAD_USER_INPUT' });
  });

  it('are not what a client gets for very many wrong variables', async () => {
    const ids = Array.from({ length: 60 }, () => ({}));
    const { json } = await api.query('query ($ids: [ID!]!) { nodes(ids: $ids) { id } }', { variables: { ids } });
    expect(json.errors.at(-1).extensions).toEqual({ code: 'BAD_USER_INPUT' });
    expect(JSON.stringify(json)).not.toContain('FAULT');
  });

  it('take the id that a proxy proposes', async () => {
    const reply = await fetch(`${api.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-correlation-id': 'from-the-proxy-1' }, body: '{"query":"{ broken }"}' });
    expect(await reply.text()).toContain('from-the-proxy-1');
  });
});

describe('requests that ask for too much', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(`${production.url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });
  const asking = (query: string, more: object = {}) => JSON.stringify({ query, ...more });

  const cases: readonly (readonly [string, string, number, string | null])[] = [
    ['a body over 64 KB', asking(`{ hello } # ${'x'.repeat(65_536)}`), 413, 'PAYLOAD_TOO_LARGE'],
    ['a document of 1 MB', asking(`{ ${'hello '.repeat(170_000)} }`), 413, 'PAYLOAD_TOO_LARGE'],
    ['60 KB of braces', asking('{'.repeat(60_000)), 400, 'TOO_MANY_TOKENS'],
    ['60 KB of brackets', asking(`{ hello(name: ${'['.repeat(60_000)}`), 400, 'TOO_MANY_TOKENS'],
    ['1,001 tokens', asking(`{ ${'hello '.repeat(999)} }`), 400, 'TOO_MANY_TOKENS'],
    ['an alias flood', asking(`{ ${Array.from({ length: 100 }, (_, i) => `a${i}: hello`).join(' ')} }`), 400, 'TOO_MANY_ROOT_FIELDS'],
    ['an alias flood inside', asking(`{ boats { ${Array.from({ length: 100 }, (_, i) => `a${i}: totalCount`).join(' ')} } }`), 400, 'TOO_MANY_ALIASES'],
    ['a __typename flood', asking(`{ ${'__typename '.repeat(500)} }`), 400, 'TOO_MANY_ROOT_FIELDS'],
    ['a __typename flood inside', asking(`{ boats { ${'__typename '.repeat(500)} } }`), 400, 'TOO_MANY_ALIASES'],
    ['a cycle of fragments', asking('{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }'), 400, 'FRAGMENT_CYCLE'],
    ['two operations', asking('query A { hello } query B { hello }', { operationName: 'A' }), 400, 'TOO_MANY_OPERATIONS'],
    ['a page of 101', asking('{ boats(first: 101) { edges { cursor } } }'), 400, 'PAGE_TOO_LARGE'],
    ['a page of 101 in a variable', asking('query ($n: Int) { boats(first: $n) { edges { cursor } } }', { variables: { n: 101 } }), 400, 'PAGE_TOO_LARGE'],
    ['the schema, in production', asking(getIntrospectionQuery()), 400, 'TOO_DEEP'],
    ['a little of the schema, in production', asking('{ __schema { queryType { name } } }'), 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['a name of 60 KB', asking(`{ ${'x'.repeat(60_000)} }`), 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['400 unknown fields', asking(`{ boats { ${Array.from({ length: 400 }, (_, i) => `unknown${i}`).join(' ')} } }`), 400, 'GRAPHQL_VALIDATION_FAILED'],
    ['many wrong variables', asking(`query (${Array.from({ length: 30 }, (_, i) => `$v${i}: Int`).join(' ')}) { hello(name: "${'n'.repeat(100)}") }`, { variables: Object.fromEntries(Array.from({ length: 30 }, (_, i) => [`v${i}`, 'x'.repeat(1_000)])) }), 400, null],
    ['a syntax error of 60 KB', asking(`{ hello(name: "${'x'.repeat(60_000)}`), 400, 'GRAPHQL_PARSE_FAILED'],
    ['a batch', JSON.stringify([{ query: '{ hello }' }, { query: '{ hello }' }]), 400, 'BAD_REQUEST'],
    ['no JSON', '{"query": "{ hello }', 400, 'BAD_REQUEST'],
    ['JSON that is no object', '"hello"', 400, 'BAD_REQUEST'],
    ['a prototype', '{"query":"{ hello }","__proto__":{"a":1}}', 400, 'BAD_REQUEST'],
    ['deep JSON', `{"query":"{ hello }","variables":{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}}`, 200, null],
    ['a persisted query', JSON.stringify({ extensions: { persistedQuery: { version: 1, sha256Hash: 'x' } } }), 200, 'PERSISTED_QUERY_NOT_SUPPORTED'],
    ['an unknown operation', asking('query A { hello }', { operationName: 'B' }), 400, 'OPERATION_RESOLUTION_FAILURE'],
  ];

  it.each(cases)('%s', async (_, body, status, code) => {
    const reply = await post(body, { accept: 'application/graphql-response+json' });
    const text = await reply.text();
    expect(reply.status).toBe(status);
    expect(text.length).toBeLessThan(4_096);
    if (code !== null) expect((JSON.parse(text) as { errors: { extensions: { code: string } }[] }).errors[0]?.extensions.code).toBe(code);
  });

  it.each(cases.filter(([, , status, code]) => status === 400 && code?.startsWith('TOO_')))('%s: status 400 for older clients too', async (_, body) => {
    expect((await post(body, { accept: 'application/json' })).status).toBe(400);
  });

  it('an address that is too long', async () => {
    const reply = await fetch(`${production.url}/graphql?query=${'x'.repeat(100_000)}`);
    expect(reply.status).toBe(431);
  });

  it('wrong content types', async () => {
    expect((await post('query=%7B+hello+%7D', { 'content-type': 'application/x-www-form-urlencoded' })).status).toBe(400);
    expect((await post('{ hello }', { 'content-type': 'text/plain' })).status).toBeLessThan(500);
    expect((await post('<a/>', { 'content-type': 'application/xml' })).status).toBe(415);
  });

  it('are counted by code', async () => {
    const figures = await (await fetch(`${production.url}/metrics`)).text();
    expect(figures).toMatch(/rejoin_graphql_refused_total\{code="TOO_MANY_ALIASES"\} [1-9]/);
    expect(figures).toMatch(/rejoin_graphql_operation_seconds_count\{field="other",ending="errors"\} [1-9]/);
  });
});

describe('profiles', () => {
  it('lets the schema be read in development', async () => {
    const { status, json } = await api.query(getIntrospectionQuery({ specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true }));
    expect(status).toBe(200);
    expect(json.data.__schema.types.length).toBeGreaterThan(10);
  });

  it('makes suggestions in development only', async () => {
    expect((await api.query('{ helo }')).text).toContain('Did you mean');
    expect((await production.query('{ helo }')).text).not.toContain('hello');
  });

  it('refuses plain GETs and serves no page in production', async () => {
    expect((await fetch(`${production.url}/graphql?query=%7Bhello%7D`)).status).toBe(400);
    expect((await fetch(`${production.url}/graphql`, { headers: { accept: 'text/html' } })).status).toBe(400);
    const root = await fetch(production.url);
    expect(root.status).toBe(404);
    expect(await root.json()).toEqual({ errors: [{ message: 'There is nothing here.', extensions: { code: 'NOT_FOUND' } }] });
  });

  it('sends security headers', async () => {
    const { headers } = await production.query('{ hello }');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });
});

describe('schema', () => {
  it('is printed sorted and the same each time', () => {
    const { schema } = api.app.get(GraphQLSchemaHost);
    const printed = printedSchema(schema);
    expect(printed).toContain('union RenameBoatResult = Boat | Refused');
    expect(printed).toContain('type Boat implements Node');
    expect(printed).toMatch(/input RenameBoatInput \{[^}]*idempotencyKey: String\n/);
    expect(printed).toMatch(/boats\([^)]*first: Int! = 20/);
    expect(printedSchema(production.app.get(GraphQLSchemaHost).schema)).toBe(printed);
  });

  it('can be read from the modules without a server', async () => {
    const log = createLog({ level: 'silent' });
    const schema = await schemaOf(smallModule({ development: false }, log, new Harbour()));
    expect(printedSchema(schema)).toBe(printedSchema(api.app.get(GraphQLSchemaHost).schema));
    expect(faultsOfDoors(schema)).toHaveLength(1);
  });

  it('has a sentence for everything', () => {
    expect(undescribed(api.app.get(GraphQLSchemaHost).schema)).toEqual([]);
  });
});

describe('log', () => {
  it('holds no query, no variable, no token', async () => {
    await api.query('query Zanzibar { hello(name: "Constructed Person") }', { as: 'ADMIN' });
    const text = api.lines.join('');
    expect(text).toContain('"route":"/graphql"');
    for (const leak of ['Zanzibar', 'Constructed', 'Bearer', 'hello(']) expect(text).not.toContain(leak);
  });
});
