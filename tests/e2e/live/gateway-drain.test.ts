import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { DisposalStack } from '#platform/lifecycle.js';
import { Child } from '#testkit/client/child.js';
import { Client, TestUser } from '#testkit/client/index.js';
import { openNetworkOf } from '#testkit/client/network-process.js';
import { Load } from '#testkit/faults/load.js';
import { rookeryProgram } from '#testkit/compiled/program.js';

/** Long enough for readiness checks during the drain on a busy machine. */
const DRAIN_MS = '10000';
const CLIENTS = 8;
const SOCKETS = 20;
const EVENTS = 'subscription { homeTimelineEvents { __typename } }';
const READ =
  '{ viewer { user { username tweetsCount } } homeTimeline(first: 20) { edges { node { text } } } }';

/** The readiness of the process, and the number of sockets that it had closed at that time. */
interface Probe {
  status: number;
  connection: string | null;
  state: unknown;
  gone: number;
}

describe('a SIGTERM under load', { timeout: 120_000 }, () => {
  const stack = new DisposalStack();
  let directory: string;
  let child: Child;
  let url: string;
  let ada: TestUser;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-drain-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const env = { PORT: '0', ROOKERY_SEED: 'none', ROOKERY_RATE_LIMITS: 'off', DRAIN_MS };
    child = stack.use(
      new Child(process.execPath, rookeryProgram('start'), { ...env, ROOKERY_DATA: directory }),
    );
    [, url = ''] = await child.says(/GraphQL\s+(http\S+)\/graphql[^]*Data/);
    ada = await TestUser.signUp(url, 'ada');
  }, 120_000);
  afterAll(() => stack[Symbol.asyncDispose]());

  /** A socket with a subscription; resolves when the gateway has opened it. */
  async function openSocket(onClose: (code: number) => void): Promise<void> {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    socket.on('close', onClose);
    const send = (message: object): void => socket.send(JSON.stringify(message));
    await new Promise<void>((resolve) => {
      socket.on('open', () => send({ type: 'connection_init', payload: { accessToken: ada.token } }));
      socket.on('message', (data: Buffer) => {
        const { type } = JSON.parse(data.toString()) as { type: string };
        if (type === 'connection_ack') {
          send({ id: '1', type: 'subscribe', payload: { query: EVENTS } });
          // The pong arrives after the subscription has been opened.
          send({ type: 'ping' });
        } else if (type === 'pong') resolve();
      });
    });
  }

  /** Reads the readiness of the process repeatedly until the process has ended. */
  async function probe(gone: () => number): Promise<Probe[]> {
    const probes: Probe[] = [];
    for (;;) {
      const response = await fetch(`${url}/ready`).catch(() => null);
      if (!response) return probes;
      const { status: state } = (await response.json()) as { status: unknown };
      const connection = response.headers.get('connection');
      probes.push({ status: response.status, connection, state, gone: gone() });
    }
  }

  async function openStream(): Promise<Response> {
    const headers = {
      'content-type': 'application/json',
      accept: 'text/event-stream',
      authorization: `Bearer ${ada.token}`,
    };
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ query: EVENTS }),
    });
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    return response;
  }

  it('completes every request, closes every socket and ends the process', async () => {
    const codes: number[] = [];
    const opening = Array.from({ length: SOCKETS - 1 }, () => openSocket((code) => codes.push(code)));
    await Promise.all(opening);
    const stream = await openStream();
    const load = new Load(`${url}/graphql`, ada.token ?? '');
    let posts = 0;
    load.start(CLIENTS, () => READ);
    load.start(CLIENTS, () => `mutation { postTweet(input: { text: "Tweet ${posts++}" }) { id } }`);
    await load.until(20 * CLIENTS);
    // Registrations are slow, because passwords are hashed.
    let users = 0;
    load.start(
      8,
      () => `mutation { register(input: { username: "p${users}", email: "p${users++}@rookery.example",
        password: "correct horse battery", displayName: "P" }) { user { id } } }`,
    );

    const probing = probe(() => codes.length);
    const ended = child.kill('SIGTERM');
    const events = await stream.text();
    expect(events).toContain(': 1012 ');
    expect(events).not.toContain('complete');
    expect(await ended).toBe(0);

    const draining = (await probing).filter(({ status }) => status !== 200);
    for (const each of draining)
      expect(each).toMatchObject({ status: 503, connection: 'close', state: 'draining' });
    // The gateway closes sockets one after the other and serves the others meanwhile.
    expect(draining.some(({ gone }) => gone > 0 && gone < SOCKETS - 1)).toBe(true);

    await load.end();
    console.log(
      `answered ${load.answered}, failed ${load.failures.length}, disconnected ${load.disconnected}`,
    );
    expect(load.failures).toEqual([]);
    expect(load.disconnected).toBe(2 * CLIENTS + 8);
    expect(codes).toEqual(Array.from({ length: SOCKETS - 1 }, () => 1012));

    await using after = await openNetworkOf(directory);
    const again = new Client(after.url, ada.token);
    const { viewer } = await again.get<{ viewer: { user: { tweetsCount: number } } }, Record<string, never>>(
      '{ viewer { user { tweetsCount } } }',
    );
    expect(viewer.user.tweetsCount).toBe(posts);
  });
});
