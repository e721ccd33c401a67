import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { checkCompose, readCompose } from './cluster.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { findBinary } from '#testkit/services/index.js';

const missing = ['redis-server', 'nats-server'].filter((name) => findBinary(name) === null);
const load = () => readFile('docker-compose.yml', 'utf8');

describe('docker-compose.yml', () => {
  it('has no mistake that the check finds', async () => {
    expect(checkCompose(await load())).toEqual([]);
  });

  it.each([
    ['mongodb://rookery:', 'mongodb://rookery:x', 'mongo has another password than its URL'],
    ['redis://:', 'redis://:x', 'redis has another password than its URL'],
    ['nats://rookery:', 'nats://rookery:x', 'nats has another password than its URL'],
    ['stores: { internal: true }', 'stores: {}', 'mongo is in a network that is not internal'],
    [
      'networks: [outside]',
      'networks: [graph, away]',
      'balancer is in the network away, which is not declared',
    ],
    ['networks: [graph, outside]', 'networks: [outside]', 'prometheus shares no network with users'],
    ['networks: [graph, stores]', 'networks: [graph]', 'users shares no network with mongo'],
    ['deploy/grafana', 'deploy/graphs', 'grafana mounts ./deploy/graphs/provisioning, which is not there'],
    [
      'ROOKERY_LOG: info',
      'ROOKERY_LOGS: info',
      'users has wrong settings: ROOKERY_LOGS is no setting of Rookery',
    ],
  ])('is refused with %s as %s', async (part, other, reason) => {
    const text = await load();
    expect(text).toContain(part);
    expect(checkCompose(text.replace(part, other))).toContain(reason);
  });

  it('has no password: each must be in .env, which deploy/passwords.sh writes', async () => {
    const text = await load();
    const folder = await mkdtemp(join(tmpdir(), 'rookery-passwords-'));
    await cp('deploy/passwords.sh', join(folder, 'deploy/passwords.sh'));
    const write = async (): Promise<string> => {
      const child = spawn(join(folder, 'deploy/passwords.sh'));
      expect((await once(child, 'exit'))[0]).toBe(0);
      return readFile(join(folder, '.env'), 'utf8');
    };
    const written = await write();
    const required = new Set([...text.matchAll(/\$\{(\w+):\?/g)].map(([, name]) => name));
    expect([...written.matchAll(/^(\w+)=[0-9a-f]{24,}$/gm)].map(([, name]) => name).toSorted()).toEqual(
      [...required].toSorted(),
    );
    expect(text).not.toMatch(/(PASSWORD|KEY):-/);
    // Once only: the stores keep the first ones.
    expect(await write()).toBe(written);
    await rm(folder, { recursive: true });
  });

  it('has a balancer that asks again where the gateways are', async () => {
    const nginx = await readFile('deploy/nginx.conf', 'utf8');
    const { services } = readCompose(await load());
    const [, host = '', port] = /server (\w+):(\d+) resolve\b/.exec(nginx) ?? [];
    expect(services[host]?.environment?.['PORT']).toBe(port);
    expect(nginx).toMatch(/zone gateways \d+k;[^]*resolver 127\.0\.0\.11 valid=\d+s/);
    const [, minor] = /^nginx:1\.(\d+)-/.exec(services['balancer']?.image ?? '') ?? [];
    expect(Number(minor)).toBeGreaterThanOrEqual(28);
  });

  it('has a Prometheus that scrapes the gateways and every subgraph at their port', async () => {
    const { scrape_configs: jobs } = parse(await readFile('deploy/prometheus/prometheus.yml', 'utf8')) as {
      scrape_configs: { dns_sd_configs: { names: string[]; port: number }[] }[];
    };
    const found = jobs.flatMap((job) => job.dns_sd_configs);
    expect(found.flatMap(({ names }) => names).toSorted()).toEqual(['gateway', ...SUBGRAPH_NAMES].toSorted());
    expect(found.map(({ port }) => port)).toEqual(found.map(() => 4000));
  });

  it('has data sources of Grafana that are services', async () => {
    const { services } = readCompose(await load());
    const file = 'deploy/grafana/provisioning/datasources/rookery.yml';
    const { datasources } = parse(await readFile(file, 'utf8')) as { datasources: { url: string }[] };
    for (const { url } of datasources)
      expect(services[new URL(url).hostname]?.profiles).toEqual(['observability']);
  });

  // Wrong options would end the container at once.
  it.skipIf(missing.length > 0).each([
    ['redis', 'redis-server', ['--port', '0'], 'ready to accept connections'],
    ['nats', 'nats-server', ['--port', '-1', '--addr', '127.0.0.1'], 'server is ready'],
  ])('starts %s with options that it takes', async (name, binary, own, ready) => {
    const folder = await mkdtemp(join(tmpdir(), 'rookery-compose-'));
    const { services } = readCompose(await load());
    const { command = [] } = services[name]!;
    const options = command
      .filter((each) => each !== binary)
      .map((each) => ({ '/data': folder, '8222': '-1' })[each] ?? each);
    // Redis without a port listens nowhere but at a socket.
    const socket = name === 'redis' ? ['--unixsocket', join(folder, 'socket')] : [];
    const child = spawn(binary, [...options, ...own, ...socket], { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString().toLowerCase();
        if (output.includes(ready)) child.kill();
      });
    await once(child, 'close');
    await rm(folder, { recursive: true, force: true });
    expect(output).toContain(ready);
  });
});
