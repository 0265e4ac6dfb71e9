import { Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';

import type { AccountId, MissionId } from '../../src/kernel/ids.js';
import { faultsOfDoors } from '../../src/platform/graphql/access.js';
import { VIEWER_SOURCE, type ViewerRequest } from '../../src/platform/graphql/context.js';
import { graphqlModule } from '../../src/platform/graphql/graphql.module.js';
import { schemaOf } from '../../src/platform/graphql/schema-of.js';
import { undescribed } from '../../src/platform/graphql/schema.js';
import { HttpModule } from '../../src/platform/http/http.module.js';
import { httpAdapter, prepareHttp } from '../../src/platform/http/server.js';
import { createLog } from '../../src/platform/log/log.js';
import { NestLog } from '../../src/platform/log/nest-log.js';
import type { Viewer } from '../../src/platform/viewer.js';
import { PlacesModule } from '../../src/reference/places/places.module.js';

const missionId = '00000000-0000-4000-8000-000000000001' as MissionId;
const accountId = '00000000-0000-4000-8000-000000000002' as AccountId;
const viewers = {
  async resolve(request: ViewerRequest): Promise<Viewer | null> {
    return request.headers['authorization'] === undefined ? null : { missionId, accountId, roles: ['PARTNER'], employerId: null };
  },
};

@Module({ providers: [{ provide: VIEWER_SOURCE, useValue: viewers }], exports: [VIEWER_SOURCE] })
class Viewers {}

let app: NestFastifyApplication;
beforeAll(async () => {
  const log = createLog({ level: 'error', destination: { write: () => undefined } });
  const imports = [HttpModule.with(log), { module: Viewers, global: true }, graphqlModule({ development: true }), PlacesModule];
  const built = await Test.createTestingModule({ imports }).compile();
  app = built.createNestApplication<NestFastifyApplication>(httpAdapter(), { logger: new NestLog(log) });
  await prepareHttp(app);
  await app.listen(0, '127.0.0.1');
});
afterAll(() => app.close());

async function ask(query: string, signedIn = true) {
  const headers = { 'content-type': 'application/json', ...(signedIn ? { authorization: 'Bearer any' } : {}) };
  const reply = await fetch(`${await app.getUrl()}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  return (await reply.json()) as { data?: unknown; errors?: { extensions: object }[] };
}

describe('places through the API', () => {
  it('are found by any of their names, best first', async () => {
    const { data } = await ask('{ searchPlaces(name: "Awassa", country: "ET", first: 1) { match population place { geonameId name country } } }');
    expect(data).toEqual({
      searchPlaces: [{ match: 'EXACT', population: 403_288, place: { geonameId: 343_137, name: 'Hawassa', country: 'ET' } }],
    });
  });

  it('are ten when nothing else is said', async () => {
    const { data } = await ask('{ searchPlaces(name: "san") { place { name } } }');
    expect((data as { searchPlaces: unknown[] }).searchPlaces).toHaveLength(10);
  });

  it('are found by point and by id', async () => {
    const { data } = await ask(`{
      near: nearestPlace(latitude: 7.06, longitude: 38.47) { distanceKm place { name } }
      known: place(geonameId: 2306104) { name latitude longitude }
      unknown: place(geonameId: 1) { name }
    }`);
    expect(data).toEqual({
      near: { distanceKm: expect.closeTo(0.74, 1) as number, place: { name: 'Hawassa' } },
      known: { name: 'Accra', latitude: 5.55602, longitude: -0.1969 },
      unknown: null,
    });
  });

  it('refuse what is no question', async () => {
    const { errors } = await ask('{ a: searchPlaces(name: " ") { match } b: nearestPlace(latitude: 91, longitude: 0) { distanceKm } }');
    expect(errors?.map((error) => error.extensions)).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'INVALID_INPUT' }), expect.objectContaining({ code: 'INVALID_INPUT' })]),
    );
  });

  it('have an access rule for every door and a sentence for every word', async () => {
    const schema = await schemaOf(PlacesModule);
    expect(faultsOfDoors(schema)).toEqual([]);
    expect(undescribed(schema)).toEqual([]);
  });

  it('are for those who are signed in', async () => {
    const { errors } = await ask('{ place(geonameId: 2306104) { name } }', false);
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'NOT_SIGNED_IN' });
  });
});
