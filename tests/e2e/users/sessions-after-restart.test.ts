import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Client, openNetwork, TestUser } from '#testkit/client/index.js';

const VIEWER = '{ viewer { user { id } } }';
const LOGOUT = 'mutation { logout }';

describe('a restart of the network', () => {
  const options = { namespace: `t${crypto.randomUUID().slice(0, 8)}`, directory: '' };
  beforeAll(async () => {
    options.directory = await mkdtemp(join(tmpdir(), 'rookery-restart-'));
  });
  afterAll(() => rm(options.directory, { recursive: true, force: true }));

  it('restores no ended session, and ends none', async () => {
    const first = await openNetwork(options);
    const gone = await TestUser.signUp(first.url, 'gone');
    const stays = await TestUser.signUp(first.url, 'stays');
    expect((await gone.send(LOGOUT)).data).toEqual({ logout: true });
    await first.settle();
    await first[Symbol.asyncDispose]();

    const second = await openNetwork(options);
    try {
      expect((await new Client(second.url, gone.token).send(VIEWER)).status).toBe(401);
      expect((await new Client(second.url, stays.token).send(VIEWER)).data).toEqual({
        viewer: { user: { id: stays.id } },
      });
    } finally {
      await second[Symbol.asyncDispose]();
    }
  });
});
