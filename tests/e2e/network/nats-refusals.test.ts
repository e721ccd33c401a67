import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DisposalStack } from '#platform/lifecycle.js';
import { Child } from '#testkit/client/child.js';
import { findBinary, startNats } from '#testkit/services/index.js';
import { rookeryProgram } from '#testkit/compiled/program.js';

const why = findBinary('nats-server') === null ? '; skipped: nats-server is not installed' : '';

describe.skipIf(why !== '')(`a start that NATS refuses${why}`, { timeout: 120_000 }, () => {
  const stack = new DisposalStack();
  let directory: string;
  let host: string;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'rookery-refused-'));
    stack.defer(() => rm(directory, { recursive: true, force: true }));
    const server = stack.use(await startNats('authorization { user: ada, password: s3cret }'));
    ({ host } = new URL(server.url));
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  it.each([
    [
      'start',
      ['start'],
      'ada:wr0ng',
      {},
      /^rookery could not start: NATS_URL: .*Authorization Violation.*\n$/,
    ],
    ['command', ['dead-letters', 'list'], 'ada:wr0ng', {}, /^NATS_URL: .*Authorization Violation.*\n$/],
    [
      'start with replicas on a server without a cluster',
      ['start'],
      'ada:s3cret',
      { ROOKERY_NATS_REPLICAS: '3' },
      /^rookery could not start: ROOKERY_NATS_REPLICAS: .*Set it to 1.*\n$/,
    ],
  ])(
    'ends a %s with exit code 1 and one line, without the password',
    async (_, command, user, settings, line) => {
      const args = rookeryProgram(...command);
      const environment = { PORT: '0', ROOKERY_SEED: 'none', ROOKERY_DATA: join(directory, 'data') };
      const env = { ...environment, ...settings, NATS_URL: `nats://${user}@${host}` };
      const child = stack.use(new Child(process.execPath, args, env));
      expect(await child.ends()).toBe(1);
      await child.says(line);
      expect(child.output).not.toMatch(/wr0ng|s3cret/);
    },
  );
});
