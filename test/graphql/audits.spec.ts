import { serverAudits } from 'graphql-http';

import { openSmallApi, type SmallApi } from './small-api.js';

// The addresses are asked for when an audit runs, so the list of audits exists before the server does.
let api: SmallApi;
const audits = serverAudits({ url: () => `${api.url}/graphql`, fetchFn: fetch });

beforeAll(async () => {
  api = await openSmallApi({ development: true });
});
afterAll(() => api.app.close());

describe('GraphQL over HTTP', () => {
  it('has its 61 audits', () => {
    expect(audits).toHaveLength(61);
  });

  it.each(audits.map((audit) => [`${audit.id} ${audit.name}`, audit] as const))('%s', async (_, audit) => {
    const result = await audit.fn();
    expect(result).toMatchObject({ status: 'ok' });
  });
});
