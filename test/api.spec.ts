import { readFile } from 'node:fs/promises';

import { GraphQLSchemaHost } from '@nestjs/graphql';

import { assertEveryFieldHasAccess } from '../src/platform/graphql/access.js';
import { printedSchema, undescribed } from '../src/platform/graphql/schema.js';
import { openWorld, type World } from './support/world.js';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

describe('the API', () => {
  it('is the committed contract: after a change run npm run schema', async () => {
    const { schema } = world.app.get(GraphQLSchemaHost);
    expect(printedSchema(schema)).toBe(await readFile('src/schema.gql', 'utf8'));
  });

  it('names who may use each field, takes a key with every mutation, and lets every mutation refuse', () => {
    expect(() => assertEveryFieldHasAccess(world.app.get(GraphQLSchemaHost).schema)).not.toThrow();
  });

  it('describes every type, field, argument and value', () => {
    expect(undescribed(world.app.get(GraphQLSchemaHost).schema)).toEqual([]);
  });

  it('tells a signed-in person who they are, and nobody else', async () => {
    const admin = await world.signIn(['ADMIN']);
    expect((await world.ask(admin, '{ me { label roles status } mission { constructed } }')).data).toEqual({
      me: { label: 'ADMIN', roles: ['ADMIN'], status: 'ACTIVE' },
      mission: { constructed: true },
    });
    const nobody = await world.ask(null, '{ me { label } }');
    expect(nobody.errors?.[0]?.extensions?.['code']).toBe('NOT_SIGNED_IN');
  });
});
