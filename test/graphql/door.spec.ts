import { openSmallApi, type SmallApi } from './small-api.js';

let api: SmallApi;
beforeAll(async () => {
  api = await openSmallApi({ development: true });
});
afterAll(() => api.app.close());

describe('door', () => {
  it('answers', async () => {
    expect((await api.query('{ hello }')).json).toEqual({ data: { hello: 'hello you' } });
  });
});
