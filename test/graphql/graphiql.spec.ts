import { openSmallApi, type SmallApi } from './small-api.js';

let api: SmallApi;
beforeAll(async () => {
  api = await openSmallApi({ development: true });
});
afterAll(() => api.app.close());

const get = async (path: string) => {
  const reply = await fetch(`${api.url}${path}`);
  return { status: reply.status, type: reply.headers.get('content-type') ?? '', policy: reply.headers.get('content-security-policy') ?? '', text: await reply.text() };
};

describe('GraphiQL', () => {
  it('is at / and loads nothing from elsewhere', async () => {
    const { status, type, text } = await get('/');
    expect(status).toBe(200);
    expect(type).toContain('text/html');
    const addresses = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1]);
    expect(addresses).toEqual(['data:,', '/graphiql/graphiql.css', '/graphiql/workers.js', '/graphiql/graphiql.js', '/graphiql/start.js']);
    expect(text).not.toMatch(/https?:\/\//);
    expect(text).not.toMatch(/<script(?![^>]* src=)/);
  });

  it('may not load anything from elsewhere either, nor run a script that is not a file', async () => {
    const { policy } = await get('/');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  it.each(['graphiql.css', 'graphiql.js', 'workers.js', 'start.js', 'editorWorkerService.js', 'json.js', 'graphql.js'])('has %s', async (file) => {
    const { status, type, text, policy } = await get(`/graphiql/${file}`);
    expect(status).toBe(200);
    expect(type).toContain(file.endsWith('.css') ? 'text/css' : 'text/javascript');
    expect(text.length).toBeGreaterThan(50);
    expect(policy).toContain("worker-src 'self'");
  });

  it('has styles that name no address', async () => {
    const { text } = await get('/graphiql/graphiql.css');
    expect(text.match(/url\((?!["']?(?:data:|#))[^)]*\)|@import/g)).toBeNull();
  });

  it('starts with a query of ours, a place for a token, and leaves no token behind in the browser', async () => {
    const { text } = await get('/graphiql/start.js');
    expect(text).toContain('"defaultQuery":"{ hello }"');
    expect(text).toContain('Authorization');
    expect(text).toContain('"shouldPersistHeaders":false');
  });

  it.each(['/graphiql/other.js', '/graphiql/..%2fpackage.json', '/graphiql/__proto__'])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });
});

describe('a form', () => {
  it('is no question, though development asks for no header against other sites', async () => {
    const body = new URLSearchParams({ query: '{ hello }' });
    const known: readonly Readonly<Record<string, string>>[] = [{}, { 'apollo-require-preflight': '1' }];
    for (const headers of known) {
      const reply = await fetch(`${api.url}/graphql`, { method: 'POST', headers, body });
      expect([reply.status, await reply.text()]).toEqual([400, expect.stringContaining('BAD_REQUEST')]);
    }
  });
});
