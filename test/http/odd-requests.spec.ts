import { connect } from 'node:net';

import { globalId } from '../../src/platform/graphql/global-id.js';
import { boatId, openSmallApi, type SmallApi } from '../graphql/small-api.js';

let api: SmallApi;
beforeAll(async () => {
  api = await openSmallApi({ development: false });
});
afterAll(() => api.app.close());

const HELLO = '{"query":"{ hello }"}';

/** A request as it goes over the wire; `head` are further lines of its head. */
function post(head: string, path = '/graphql', body = HELLO, version = '1.1'): string {
  return `POST ${path} HTTP/${version}\r\n${head}content-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;
}

const JSON_BODY = 'content-type: application/json\r\n';
const get = (path: string): string => `GET ${path} HTTP/1.1\r\nhost: a\r\napollo-require-preflight: 1\r\nconnection: close\r\n\r\n`;

describe('odd requests', () => {
  it.each([
    ['a bracket for a host', post(`host: [\r\n${JSON_BODY}`), 400],
    ['two words for a host', post(`host: a b\r\n${JSON_BODY}`), 400],
    ['an empty host', post(`host: \r\n${JSON_BODY}`), 400],
    ['half an escape for a host', post(`host: %\r\n${JSON_BODY}`), 400],
    ['no host', post(JSON_BODY), 400],
    ['no host, as HTTP/1.0 may', post(JSON_BODY, '/graphql', HELLO, '1.0'), 400],
    ['bytes past ASCII in the host', post(`host: \xff\xfe\r\n${JSON_BODY}`), 400],
    ['a broken address', post(`host: a\r\n${JSON_BODY}`, 'http://[/graphql'), 400],
    ['half an escape in the path', post(`host: a\r\n${JSON_BODY}`, `/%${'x'.repeat(10_000)}`), 400],
    ['half an escape in the query', post(`host: a\r\n${JSON_BODY}`, '/graphql?query=%E0%A4%A'), 200],
    ['broken JSON in the address', get('/graphql?query=%7Bhello%7D&variables=%7B'), 400],
    ['two queries in the address', get('/graphql?query=%7Bhello%7D&query=%7Bhello%7D'), 400],
    ['too much in the address', get(`/graphql?query=%7B${'hello%20'.repeat(11)}%7D`), 400],
    ['a broken charset', post('host: a\r\ncontent-type: application/json; charset=utf-99\r\n'), 200],
    ['no content type', post('host: a\r\n'), 415],
    ['no body', post(`host: a\r\n${JSON_BODY}`, '/graphql', ''), 400],
    ['null', post(`host: a\r\n${JSON_BODY}`, '/graphql', 'null'), 400],
    ['a body that says it is compressed', post(`host: a\r\n${JSON_BODY}content-encoding: gzip\r\n`, '/graphql', 'abcd'), 400],
    ['a strange accept', post(`host: a\r\n${JSON_BODY}accept: ;;,//\r\n`), 406],
    ['a big body in chunks', `POST /graphql HTTP/1.1\r\nhost: a\r\n${JSON_BODY}transfer-encoding: chunked\r\nconnection: close\r\n\r\n20000\r\n${' '.repeat(0x20000)}\r\n0\r\n\r\n`, 413],
    ['another method', `PUT /graphql HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n`, 404],
    ['no HTTP', 'garbage\r\n\r\n', 400],
  ])('%s', async (_, request, status) => {
    const answer = await exchange(request);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer.length).toBeLessThan(4_096);
  });

  it('a mutation by GET does nothing', async () => {
    const mutation = `mutation{renameBoat(input:{boatId:"${globalId('Boat', boatId(0))}",name:"A"}){__typename}}`;
    expect(await exchange(get(`/graphql?query=${encodeURIComponent(mutation)}`))).toMatch(/^HTTP\/1\.1 405 /);
    expect(api.harbour.acts).toEqual([]);
  });

  it('a mutation whose answer could not be read does nothing', async () => {
    const query = `mutation { renameBoat(input: { boatId: "${globalId('Boat', boatId(0))}", name: "A" }) { __typename } }`;
    const { status } = await api.query(query, { as: 'ADMIN', accept: 'text/csv' });
    expect(status).toBe(406);
    expect(api.harbour.acts).toEqual([]);
  });

  it('leave no error in the log', () => {
    expect(api.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  });
});

/** Sends the text and returns everything that comes back. */
function exchange(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(new URL(api.url).port), '127.0.0.1');
    let answer = '';
    socket.setTimeout(5_000, () => socket.destroy(new Error('no end of the answer')));
    socket.on('data', (chunk: Buffer) => (answer += chunk.toString('latin1')));
    socket.on('close', () => resolve(answer));
    // A server that refuses a long body closes before it has read all of it.
    socket.on('error', (error: NodeJS.ErrnoException) => (answer === '' ? reject(error) : resolve(answer)));
    socket.write(Buffer.from(text, 'latin1'));
  });
}
