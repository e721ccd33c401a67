import { readFileSync } from 'node:fs';
import { Gauge, type Registry } from 'prom-client';
import { packageFile } from '../package-file.js';

/** Exposes which build a process runs, as labels of a gauge that is always 1. */
export function exposeBuild(registers: Registry[], commit: string): void {
  const { version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as { version: string };
  new Gauge({
    name: 'rookery_build_info',
    help: 'The build that the process runs, in its labels. Always 1.',
    labelNames: ['version', 'commit', 'node'] as const,
    registers,
  }).set({ version, commit, node: process.versions.node }, 1);
}
