import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AppPushServer } from '#testkit/push/index.js';
import { createHttpPush } from './http-push.js';
import { describePushService } from './push-service.contract-suite.js';

const MESSAGE = { data: { kind: 'LIKE' }, topic: 'topic', ttl: 3_600 };

async function open() {
  const server = await AppPushServer.start();
  const folder = await mkdtemp(join(tmpdir(), 'rookery-push-'));
  const tokenFile = join(folder, 'token');
  await writeFile(tokenFile, `${server.bearer}\n`);
  const agent = new Agent();
  const service = createHttpPush({ agent, url: server.url, tokenFile, timeout: 500 });
  const close = async (): Promise<void> => {
    await agent.destroy();
    await rm(folder, { recursive: true });
  };
  return { server, tokenFile, service, close };
}

describePushService('push by an HTTP service', async () => {
  const { server, service, close } = await open();
  return {
    service,
    device: () => ({ kind: 'TOKEN', token: crypto.randomUUID() }),
    answer: ({ token }, ...answers) => server.answer(token, ...answers),
    inboxOf: (device) =>
      server.received.filter(({ token }) => token === device.token).map(({ data }) => data),
    stop: () => server[Symbol.asyncDispose](),
    [Symbol.asyncDispose]: close,
  };
});

describe('push by an HTTP service', () => {
  let opened: Awaited<ReturnType<typeof open>>;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(async () => {
    await opened.close();
    await opened.server[Symbol.asyncDispose]();
  });

  it('sends what replaces what, and how long it is of use, to both platforms', async () => {
    const { server, service } = opened;
    await service.send({ kind: 'TOKEN', token: 'ada' }, MESSAGE);
    expect(server.received.at(-1)).toMatchObject({
      token: 'ada',
      android: { collapse_key: 'topic', ttl: '3600s' },
      apns: { headers: { 'apns-collapse-id': 'topic' } },
    });
  });

  it('reads the bearer token anew, because such tokens are renewed', async () => {
    const { server, service, tokenFile } = opened;
    server.bearer = 'second-token';
    const refused = await service.send({ kind: 'TOKEN', token: 'bob' }, MESSAGE);
    expect(refused).toMatchObject({ kind: 'FAILED', reason: 'The push service answered 401.' });
    await writeFile(tokenFile, 'second-token');
    expect(await service.send({ kind: 'TOKEN', token: 'bob' }, MESSAGE)).toEqual({ kind: 'ACCEPTED' });
  });

  it('says that it may be sent again while the token cannot be read', async () => {
    const { service, tokenFile } = opened;
    await rm(tokenFile);
    const outcome = await service.send({ kind: 'TOKEN', token: 'bob' }, MESSAGE);
    expect(outcome).toMatchObject({ kind: 'FAILED', retryAfter: null });
  });
});
