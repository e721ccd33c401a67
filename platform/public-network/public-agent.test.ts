import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NameServer } from '#testkit/push/index.js';
import { createPublicAgent } from './public-agent.js';
import { publicResolver } from './resolve-publicly.js';

const OPTIONS = { connections: 1, connectMs: 2_000 };

describe('the agent for public addresses', () => {
  let names: NameServer;
  let server: Server;
  let port: number;
  let requests = 0;

  beforeAll(async () => {
    names = await NameServer.start();
    server = createServer((_, response) => {
      requests++;
      response.end('private');
    });
    server.listen(0, '::', 0);
    await once(server, 'listening');
    ({ port } = server.address() as AddressInfo);
  });
  afterAll(async () => {
    server.closeAllConnections();
    server.close();
    await names[Symbol.asyncDispose]();
  });

  it.each(['127.0.0.1', '[::1]', '[::ffff:127.0.0.1]', '0.0.0.0', '127.1', '2130706433', '0x7f.1'])(
    'opens no connection to %s',
    async (host) => {
      const before = requests;
      await using agent = createPublicAgent(OPTIONS);
      const origin = new URL(`http://${host}:${port}`).origin;
      const request = agent.request({ origin, path: '/', method: 'GET' });
      await expect(request).rejects.toMatchObject({ name: 'NotPublic' });
      expect(requests).toBe(before);
    },
  );

  it('opens no connection to a name with one private address among public ones', async () => {
    names.set('mixed.test', ['8.8.8.8', '127.0.0.1']);
    const before = requests;
    await using agent = createPublicAgent({ ...OPTIONS, nameServers: [names.address] });
    const request = agent.request({ origin: `http://mixed.test:${port}`, path: '/', method: 'GET' });
    await expect(request).rejects.toMatchObject({ name: 'NotPublic' });
    expect(requests).toBe(before);
  });

  it('checks the addresses that a name has when it connects, not those it had before', async () => {
    names.set('rebinding.test', ['8.8.8.8'], ['127.0.0.1']);
    const options = { ...OPTIONS, nameServers: [names.address] };
    expect(await publicResolver(options)('rebinding.test')).toEqual([{ address: '8.8.8.8', family: 4 }]);
    const before = requests;
    await using agent = createPublicAgent(options);
    const request = agent.request({ origin: `http://rebinding.test:${port}`, path: '/', method: 'GET' });
    await expect(request).rejects.toMatchObject({ name: 'NotPublic' });
    expect(requests).toBe(before);
  });

  it('rejects for a name without addresses', async () => {
    await using agent = createPublicAgent({ ...OPTIONS, nameServers: [names.address] });
    const request = agent.request({ origin: `http://nowhere.test:${port}`, path: '/', method: 'GET' });
    await expect(request).rejects.toMatchObject({ code: 'ENOTFOUND' });
  });

  it.each(['127.0.0.1', 'loop.test'])('reaches %s when loopback addresses are allowed', async (host) => {
    names.set('loop.test', ['127.0.0.1']);
    const options = { ...OPTIONS, allowLoopback: true, nameServers: [names.address] };
    await using agent = createPublicAgent(options);
    const { body } = await agent.request({ origin: `http://${host}:${port}`, path: '/', method: 'GET' });
    expect(await body.text()).toBe('private');
  });

  it('opens no connection to a private address of another machine when loopback is allowed', async () => {
    await using agent = createPublicAgent({ ...OPTIONS, allowLoopback: true });
    const request = agent.request({ origin: 'http://10.0.0.1', path: '/', method: 'GET' });
    await expect(request).rejects.toMatchObject({ name: 'NotPublic' });
  });
});
