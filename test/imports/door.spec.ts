import 'reflect-metadata';

import { connect, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';

import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';

import { accountViewers } from '../../src/office/accounts/account-viewers.js';
import { CLOCK } from '../../src/platform/clock.js';
import { UnitOfWork } from '../../src/platform/database/unit-of-work.js';
import { assertEveryFieldHasAccess } from '../../src/platform/graphql/access.js';
import { VIEWER_SOURCE, type ViewerRequest } from '../../src/platform/graphql/context.js';
import { graphqlModule } from '../../src/platform/graphql/graphql.module.js';
import { schemaOf } from '../../src/platform/graphql/schema-of.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { httpAdapter, prepareHttp } from '../../src/platform/http/server.js';
import { ACCOUNT_VIEWERS } from '../../src/platform/imports/account-viewers.js';
import { ImportKinds } from '../../src/platform/imports/import-kind.js';
import { ImportRunner } from '../../src/platform/imports/import-runner.js';
import { ImportsApiModule } from '../../src/platform/imports/imports-api.module.js';
import { ImportsService } from '../../src/platform/imports/imports.service.js';
import { createLog } from '../../src/platform/log/log.js';
import { NestLog } from '../../src/platform/log/nest-log.js';
import { boatsCsv, ImportsWorld, quietRun, SMALL, type Importer } from './imports-world.js';
import { readGlobalId } from '../../src/platform/graphql/global-id.js';
import type { ImportId } from '../../src/platform/imports/import.js';

let world: ImportsWorld;
let app: NestFastifyApplication;
let url: string;
let officer: Importer;
let colleague: Importer;
let stranger: Importer;
const lines: string[] = [];

/** `Authorization: Bearer officer` signs in as that person. */
const people = (): Readonly<Record<string, Importer>> => ({ officer, colleague, stranger });

function ground(): DynamicModule {
  class Ground {}
  const providers = [
    { provide: UnitOfWork, useValue: world.database.work },
    { provide: CLOCK, useValue: { now: () => world.now } },
    { provide: ACCOUNT_VIEWERS, useValue: accountViewers(world.accounts) },
    {
      provide: VIEWER_SOURCE,
      useValue: { resolve: async (request: ViewerRequest) => people()[String(request.headers['authorization']).replace('Bearer ', '')] ?? null },
    },
  ];
  return { module: Ground, global: true, providers, exports: providers.map((provider) => provider.provide) };
}
const log = createLog({ level: 'debug', destination: { write: (line: string) => void lines.push(line) } });
const modules = () => [ground(), HttpModule.with(log), graphqlModule({ development: true }), ImportsApiModule];

beforeAll(async () => {
  world = await ImportsWorld.open();
  officer = await world.importer(await world.mission());
  colleague = await world.importer(officer.missionId, 'CASE_MANAGER');
  stranger = await world.importer(await world.mission());
  const small = { inject: [ImportKinds], factory: (kinds: ImportKinds) => new ImportsService(world.work, world.clock, kinds, SMALL.bytes) };
  const built = await Test.createTestingModule({ imports: modules() }).overrideProvider(ImportsService).useFactory(small).compile();
  app = built.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: new NestLog(log) });
  await prepareHttp(app);
  await app.listen(0, '127.0.0.1');
  app.get(ImportKinds).add(world.boats);
  url = await app.getUrl();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are looked into freely
type Json = any;

interface Sent {
  readonly as?: string;
  readonly type?: string | null;
  readonly query?: string;
}

async function send(body: string | Buffer | FormData | ReadableStream, { as = 'officer', type = 'text/csv', query = 'kind=BOATS&source=register' }: Sent = {}) {
  const reply = await fetch(`${url}/imports?${query}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${as}`, ...(type === null ? {} : { 'content-type': type }) },
    body,
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);
  const text = await reply.text();
  return { status: reply.status, json: JSON.parse(text) as Json };
}

async function ask(query: string, as = 'officer'): Promise<Json> {
  const reply = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return reply.json();
}

/** Works off an import that the door took, as the worker would. */
async function workOff(id: string): Promise<void> {
  await app.get(ImportRunner).run({ missionId: officer.missionId, importId: readGlobalId(id)?.id as ImportId }, quietRun);
}

function form(file: string | Buffer, fields: Readonly<Record<string, string>>, fileFirst = false): FormData {
  const data = new FormData();
  const add = [
    () => Object.entries(fields).forEach(([name, value]) => data.append(name, value)),
    () => data.append('file', new Blob([new Uint8Array(Buffer.from(file as string))]), 'Abebe Bikila 0911.csv'),
  ];
  for (const step of fileFirst ? add.reverse() : add) step();
  return data;
}

describe('the upload door', () => {
  it('takes a file as the body, and tells how it goes', async () => {
    const { status, json } = await send(boatsCsv(70, (n) => `B${n};${n === 3 ? '' : `Boat ${n}`};1`));
    expect(status).toBe(202);
    expect(json).toMatchObject({ kind: 'BOATS', source: 'register', format: 'CSV', dryRun: false, status: 'WAITING' });
    const fields = 'id kind source format dryRun status bytes bytesRead lastRow created updated unchanged refused failure { code } refusalsPath';
    expect((await ask(`{ import(id: "${json.id}") { ${fields} } }`)).data.import).toMatchObject({ id: json.id, status: 'WAITING', created: 0 });
    await workOff(json.id);
    const { data } = await ask(`{
      import(id: "${json.id}") { ${fields} }
      node(id: "${json.id}") { ... on Import { status } }
      imports(first: 1) { edges { node { id finishedAt } } }
      importRefusals(id: "${json.id}", first: 5) { edges { node { rowNumber code field message } } pageInfo { hasNextPage } }
    }`);
    expect(data.import).toMatchObject({ status: 'DONE', lastRow: 71, created: 69, refused: 1, failure: null, refusalsPath: `/imports/${json.id}/refusals.csv` });
    expect(data.node.status).toBe('DONE');
    expect(data.imports.edges[0].node).toEqual({ id: json.id, finishedAt: expect.any(String) });
    expect(data.importRefusals).toEqual({
      edges: [{ node: { rowNumber: 5, code: 'INVALID_INPUT', field: 'name', message: 'name: is needed.' } }],
      pageInfo: { hasNextPage: false },
    });

    const file = await fetch(`${url}${data.import.refusalsPath}`, { headers: { authorization: 'Bearer officer' } });
    expect(file.status).toBe(200);
    expect(file.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="refusals.csv"');
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect(await file.text()).toContain('"5";"name: is needed. (INVALID_INPUT)";"B3";"";"1"');
    for (const as of ['colleague', 'stranger', 'nobody']) {
      const other = await fetch(`${url}${data.import.refusalsPath}`, { headers: { authorization: `Bearer ${as}` } });
      expect([as, other.status]).toEqual([as, as === 'nobody' ? 401 : 404]);
      expect((await ask(`{ import(id: "${json.id}") { id } }`, as)).data?.import ?? null).toBeNull();
    }
  });

  it('takes a form whose fields come before its file, and keeps no name of a file', async () => {
    lines.length = 0;
    const fields = { kind: 'BOATS', source: 'form', dryRun: 'true', format: 'JSON_LINES' };
    const { status, json } = await send(form(gzipSync('{"id":1,"name":"Una"}\n'), fields), { type: null, query: '' });
    expect([status, json.dryRun, json.format]).toEqual([202, true, 'JSON_LINES']);
    await workOff(json.id);
    expect((await ask(`{ import(id: "${json.id}") { created source } }`)).data.import).toEqual({ created: 1, source: 'form' });
    expect(lines.join('')).not.toContain('Abebe');
    const [kept] = await world.database.work.run(officer, (tx) => tx.query(`select count(*)::int as n from import i where i::text like '%Abebe%'`));
    expect(kept).toEqual({ n: 0 });
  });

  it('takes a file of many chunks, and what comes without a length', async () => {
    const file = boatsCsv(40_000);
    const { status, json } = await send(new Blob([file]).stream());
    expect([status, json.bytes]).toEqual([202, file.length]);
    await ask(`mutation { stopImport(input: { id: "${json.id}" }) { __typename } }`);
    const packed = await send(form(file, { kind: 'BOATS', source: 'big' }), { type: null, query: '' });
    expect([packed.status, packed.json.bytes]).toEqual([202, file.length]);
    const stopped = await ask(`mutation { stopImport(input: { id: "${packed.json.id}" }) { ... on Import { status } } }`);
    expect(stopped.data.stopImport).toEqual({ status: 'STOPPED' });
    const again = await ask(`mutation { stopImport(input: { id: "${packed.json.id}" }) { ... on Refused { code } } }`);
    expect(again.data.stopImport).toEqual({ code: 'MOVE_NOT_ALLOWED' });
  });

  it.each<[string, Sent, number, string, string]>([
    ['without a token', { as: 'nobody' }, 401, 'NOT_SIGNED_IN', ''],
    ['of another role than the kind asks for', { as: 'colleague' }, 403, 'NOT_ALLOWED', ''],
    ['without a kind', { query: 'source=x' }, 422, 'INVALID_INPUT', 'kind'],
    ['without a source', { query: 'kind=BOATS' }, 422, 'INVALID_INPUT', 'source'],
    ['of an unknown kind', { query: 'kind=SHIPS&source=x' }, 422, 'INVALID_INPUT', 'BOATS'],
    ['of an unknown format', { query: 'kind=BOATS&source=x&format=XML' }, 422, 'INVALID_INPUT', 'CSV'],
    ['with a dry run that is neither', { query: 'kind=BOATS&source=x&dryRun=yes' }, 422, 'INVALID_INPUT', 'dryRun'],
    ['with a misspelt field', { query: 'kind=BOATS&source=x&dry_run=true' }, 422, 'INVALID_INPUT', 'dryRun'],
    ['with a field twice', { query: 'kind=BOATS&source=x&source=y' }, 422, 'INVALID_INPUT', 'source'],
  ])('refuses an upload %s, and its client reads why', async (_, sent, status, code, words) => {
    const answer = await send(boatsCsv(30_000), sent);
    expect([answer.status, answer.json.errors[0].extensions.code]).toEqual([status, code]);
    expect(answer.json.errors[0].message).toContain(words);
  });

  it.each(['application/xml', 'application/json', 'application/x-www-form-urlencoded', 'text/plain'])('refuses %s and names what it reads', async (type) => {
    const { status, json } = await send(boatsCsv(3), { type });
    expect([status, json.errors[0].extensions.code]).toEqual([415, 'INVALID_INPUT']);
    expect(json.errors[0].message).toContain('text/csv');
  });

  it.each<[string, FormData | string, Sent, string]>([
    ['a form with its file first', form('external_id;name\n', { kind: 'BOATS', source: 'x' }, true), { type: null, query: '' }, 'before the file'],
    ['a form without a file', ((data) => (data.append('kind', 'BOATS'), data))(new FormData()), { type: null, query: '' }, 'missing'],
    ['a form with another field', form('external_id;name\n', { kind: 'BOATS', source: 'x', name: 'y' }), { type: null, query: '' }, 'only kind'],
    ['a form that ends early', '--x\r\ncontent-disposition: form-data; name="file"; filename="f"\r\n\r\nexternal_id', { type: 'multipart/form-data; boundary=x' }, 'before its end'],
    ['a form without a boundary', 'external_id', { type: 'multipart/form-data' }, 'broken'],
    ['an empty file', '', {}, 'empty'],
  ])('refuses %s', async (_, body, sent, words) => {
    const answer = await send(body, sent);
    expect(answer.status).toBe(422);
    expect(answer.json.errors[0].message).toContain(words);
    expect(await world.leftovers(officer)).toBe(0);
  });

  it('keeps nothing when the line is cut', async () => {
    const { port } = app.getHttpServer().address() as AddressInfo;
    const before = (await world.imports.page(officer, null, 100)).length;
    const socket = connect(port, '127.0.0.1');
    socket.write(
      'POST /imports?kind=BOATS&source=x HTTP/1.1\r\nhost: x\r\nauthorization: Bearer officer\r\ncontent-type: text/csv\r\ncontent-length: 9000000\r\n\r\n',
    );
    socket.write(boatsCsv(60_000));
    while ((await world.imports.page(officer, null, 100)).length === before) await new Promise((resolve) => setTimeout(resolve, 10));
    socket.destroy();
    while ((await world.imports.page(officer, null, 100)).length > before) await new Promise((resolve) => setTimeout(resolve, 10));
    expect(await world.leftovers(officer)).toBe(0);
    expect(lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });

  it('refuses a file that is too large while it is still coming', async () => {
    let sent = 0;
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent <= 100) controller.enqueue(Buffer.alloc(64 * 1024, 'external_id;name\n'));
        else controller.close();
      },
    });
    const answer = await send(endless);
    expect([answer.status, answer.json.errors[0].extensions.code]).toEqual([413, 'FILE_TOO_LARGE']);
    expect(await world.leftovers(officer)).toBe(0);
  }, 60_000);

  it('is the only door that takes files', async () => {
    for (const type of ['text/csv', 'multipart/form-data; boundary=x', 'application/octet-stream']) {
      const reply = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': type, 'apollo-require-preflight': 'yes' }, body: '{"query":"{ __typename }"}' });
      expect([type, reply.status]).toEqual([type, 415]);
      await reply.text();
    }
  });

  it('describes what may be imported', async () => {
    const { data } = await ask('{ importKinds { name columns { name needed says } } }');
    expect(data.importKinds[0].name).toBe('BOATS');
    expect(data.importKinds[0].columns.map((column: { name: string; needed: boolean }) => [column.name, column.needed])).toEqual([
      ['external_id', true],
      ['name', true],
      ['oars', false],
    ]);
    expect((await ask('{ importKinds { name } }', 'colleague')).data.importKinds).toEqual([]);
  });

  it('has an access rule on every field', async () => {
    assertEveryFieldHasAccess(await schemaOf({ module: class Root {}, imports: modules() }));
  });
});
