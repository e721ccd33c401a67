import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '#network/commands/index.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import { rookeryProgram } from '#testkit/compiled/program.js';

interface Run {
  code: number;
  output: string;
  errors: string;
}

function node(args: readonly string[], env: Record<string, string> = {}): Promise<Run> {
  return new Promise((done) => {
    const options = { env: { PATH: process.env['PATH'], ...env } };
    const child = execFile(process.execPath, args, options, (_error, output, errors) =>
      done({ code: child.exitCode ?? -1, output, errors }),
    );
  });
}

const rookery = (...args: string[]): Promise<Run> => node(rookeryProgram(...args));

describe('the command `rookery`', () => {
  it('lists every command', async () => {
    const { code, output } = await rookery('--help');
    expect(code).toBe(0);
    for (const name of Object.keys(COMMANDS)) expect(output).toMatch(new RegExp(`^ {2}${name} +\\S`, 'm'));
  });

  it.each([
    [['dance'], /There is no command dance/],
    [['subgraph', 'ponds'], new RegExp(`The subgraphs are ${SUBGRAPH_NAMES.join(', ')}`)],
    [['admin', 'praise', 'ada'], /Usage: rookery admin/],
    [['dead-letters', 'show'], /Usage: rookery dead-letters/],
    [['dead-letters', 'discard'], /Usage: rookery dead-letters/],
    [['start', 'again'], /Unexpected argument again[^]*Usage: rookery start/],
  ])('ends with code 2 for %j', async (args, message) => {
    const { code, errors } = await rookery(...args);
    expect(errors).toMatch(message);
    expect(code).toBe(2);
  });

  it('requires the address of each subgraph in a gateway of its own', async () => {
    const { code, errors } = await rookery('gateway');
    expect(errors.trim().split('\n')).toEqual(
      ['MONGODB_URL', 'REDIS_URL', 'NATS_URL', 'ROOKERY_SECRETS', ...SUBGRAPH_NAMES.map(addressOf)].map(
        (name) => `${name} must be set`,
      ),
    );
    expect(code).toBe(1);
  });
});

describe('the command `rookery` in a checkout without dist/', () => {
  let checkout: string;

  beforeAll(async () => {
    checkout = await mkdtemp(join(tmpdir(), 'rookery-checkout-'));
    await cp('bin', join(checkout, 'bin'), { recursive: true });
    for (const name of ['package.json', 'node_modules', 'network'])
      await symlink(resolve(name), join(checkout, name));
  });
  afterAll(() => rm(checkout, { recursive: true, force: true }));

  it('runs the sources', async () => {
    const { code, errors } = await node([join(checkout, 'bin/rookery.js'), 'subgraph', 'ponds']);
    expect(errors).toMatch(/The subgraphs are/);
    expect(code).toBe(2);
  });
});

function addressOf(name: string): string {
  return `${name.toUpperCase()}_URL`;
}
