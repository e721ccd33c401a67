// Everything that must hold before a change lands, apart from the tests. `npm run check`
import { spawnSync } from 'node:child_process';
import { checkCluster } from './checks/cluster.js';
import { checkContract } from './checks/contract.js';
import { checkDrift } from './checks/drift.js';

/** A step gives the lines that are wrong; none when all is well. */
type Step = () => Promise<string[]> | string[];

const STEPS: readonly (readonly [name: string, step: Step])[] = [
  ['format', () => run('prettier', '--check', '--log-level', 'warn', '.')],
  ['lint', () => run('eslint', '--max-warnings', '0', '.')],
  ['types', () => run('tsc', '--noEmit')],
  ['generated files are up to date', checkDrift],
  ['types of the schema are up to date', () => run('graphql-codegen', '--config', 'codegen.ts', '--check')],
  ['the client contract holds', checkContract],
  ['the cluster file is sound', checkCluster],
];

let failed = false;
for (const [name, step] of STEPS) {
  const wrong = await step();
  failed ||= wrong.length > 0;
  console.log(`${wrong.length === 0 ? '✓' : '✗'} ${name}`);
  for (const line of wrong) console.log(`    ${line}`);
}
process.exitCode = failed ? 1 : 0;

function run(command: string, ...args: string[]): string[] {
  const { status, stdout, stderr } = spawnSync('npx', ['--no-install', command, ...args], {
    encoding: 'utf8',
  });
  return status === 0
    ? []
    : [...`${stdout}${stderr}`.trim().split('\n'), `(${command} ended with ${status})`];
}
