// Every check of a change apart from the tests: `npm run check`
import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { checkCluster } from './checks/cluster.js';
import { checkContract } from './checks/contract.js';
import { checkDrift } from './checks/drift.js';
import { checkWebClient } from './checks/web-client.js';

/** Returns one line for each mistake; none when the step passes. */
type Step = () => Promise<string[]> | string[];

const STEPS: readonly (readonly [name: string, step: Step])[] = [
  ['format', () => run('prettier', '--check', '--log-level', 'warn', '.')],
  ['lint', () => run('eslint', '--max-warnings', '0', '.')],
  ['types', () => run('tsc', '--noEmit')],
  ['types of the web client', () => run('tsc', '--project', 'web')],
  ['the web client is small', checkWebClient],
  ['generated files are up to date', checkDrift],
  ['types of the schema are up to date', () => run('graphql-codegen', '--config', 'codegen.ts', '--check')],
  ['the client contract holds', checkContract],
  ['the cluster file is sound', checkCluster],
];

let failed = false;
// In parallel, reported in order.
const begun = STEPS.map(async ([name, step]) => [name, await step()] as const);
for (const done of begun) {
  const [name, wrong] = await done;
  failed ||= wrong.length > 0;
  console.log(`${wrong.length === 0 ? '✓' : '✗'} ${name}`);
  for (const line of wrong) console.log(`    ${line}`);
}
process.exitCode = failed ? 1 : 0;

async function run(command: string, ...args: string[]): Promise<string[]> {
  const child = spawn('npx', ['--no-install', command, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const status = new Promise<number | null>((resolve) => child.once('close', resolve));
  const said = await Promise.all([text(child.stdout), text(child.stderr)]);
  const code = await status;
  return code === 0 ? [] : [...said.join('').trim().split('\n'), `(${command} ended with ${code})`];
}
