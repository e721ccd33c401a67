import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSmallGateway, type SmallGateway } from '#testkit/gateway/small-gateway.js';

const BODY = JSON.stringify({ query: '{ tweet(id: "none") { text } }' });
const POST = ['POST /graphql HTTP/1.1', 'Content-Type: application/json', `Content-Length: ${BODY.length}`];
const HEALTH = 'GET /health HTTP/1.1';
const H2C = ['Connection: Upgrade, HTTP2-Settings', 'Upgrade: h2c', 'HTTP2-Settings: AAMAAABkAAQCAAAAAA'];
const WEBSOCKET = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
  'Sec-WebSocket-Protocol: graphql-transport-ws',
];
const OK = [200, '{"status":"ok"}'];
const ANSWER = [200, '{"data":{"tweet":null}}'];

/** The text of a request, from its first line and its headers. */
function request([line, ...headers]: readonly string[], body = ''): string {
  return [line, 'Host: rookery', ...headers, '', body].join('\r\n');
}
const LAST = request([HEALTH, 'Connection: close']);

/** Sends text over one connection; resolves to the status and the body of each answer. */
async function answersOf(url: string, ...pieces: string[]): Promise<unknown[][]> {
  const heard = await new Promise<string>((resolve, reject) => {
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' }, () => {
      for (const piece of pieces) socket.write(piece);
    });
    let text = '';
    socket.setEncoding('utf8').on('data', (piece: string) => (text += piece));
    socket.on('close', () => resolve(text)).on('error', reject);
  });
  const answers = heard.split(/HTTP\/1\.1 (?=\d{3} )/).slice(1);
  return answers.map((answer) => [Number(answer.slice(0, 3)), answer.slice(answer.indexOf('\r\n\r\n') + 4)]);
}

describe('an upgrade that is not ours', () => {
  let small: SmallGateway;
  beforeAll(async () => void (small = await openSmallGateway()));
  afterAll(() => small[Symbol.asyncDispose]());

  it.for<[what: string, head: readonly string[], body: string, answer: unknown]>([
    ['an operation', [...POST, ...H2C], BODY, ANSWER],
    ['a page', [HEALTH, ...H2C], '', OK],
    [
      'a path without a page',
      ['GET /nothing HTTP/1.1', ...H2C],
      '',
      [404, expect.stringContaining('NOT_FOUND')],
    ],
    ['a preflight', ['OPTIONS /graphql HTTP/1.1', ...H2C], '', [204, '']],
    [
      'another method',
      ['DELETE /graphql HTTP/1.1', ...H2C],
      '',
      [405, expect.stringContaining('BAD_REQUEST')],
    ],
    ['TLS', [HEALTH, 'Connection: upgrade', 'Upgrade: TLS/1.0'], '', OK],
    ['a WebSocket elsewhere', [HEALTH, ...WEBSOCKET], '', OK],
    ['a WebSocket by POST', [...POST, ...WEBSOCKET], BODY, ANSWER],
    ['several protocols', [HEALTH, 'Connection: Upgrade', 'Upgrade: h2c, websocket'], '', OK],
  ])('is ignored with %s', async ([, head, body, answer]) => {
    expect(await answersOf(small.gateway.url, request(head, body) + LAST)).toEqual([answer, OK]);
  });

  it('is ignored by subgraphs', async () => {
    const answers = await answersOf(
      small.subgraphs.urlOf('users'),
      request([HEALTH, ...H2C]) + request([...POST, ...H2C], BODY),
    );
    expect(answers).toEqual([OK, [401, expect.stringContaining('not signed')]]);
  });

  it('leaves the connection open for 30 more, and for a body that comes later', async () => {
    const warnings: Error[] = [];
    const onWarning = (warning: Error): void => void warnings.push(warning);
    process.on('warning', onWarning);
    const many = Array.from({ length: 30 }, () => request([...POST, ...H2C], BODY));
    const answers = await answersOf(small.gateway.url, ...many, request([...POST, ...H2C]), BODY, LAST);
    process.off('warning', onWarning);
    expect(answers).toEqual([...new Array<unknown>(31).fill(ANSWER), OK]);
    expect(warnings).toEqual([]);
    await expect.poll(() => small.gateway.pending()).toBe(0);
  });
});
