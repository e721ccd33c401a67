import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { readSettings, type Settings } from '#platform/env.js';
import { SPLIT_SETTINGS } from '#network/split-process.js';

interface ComposeService {
  command?: string[];
  environment?: Record<string, string>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { disable?: boolean; test?: string[] };
  image?: string;
  volumes?: string[];
}

interface ComposeFile {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

/** Services that must be there, whatever else is. */
const EXPECTED = ['users', 'tweets', 'timeline', 'trends', 'gateway', 'balancer', 'mongo', 'redis', 'nats'];

/**
 * Checks docker-compose.yml as far as that goes without an engine: whom a service waits for, what it runs, which volumes it
 * names, how its health is asked, and its settings, read by the code that will read them.
 */
export async function checkCluster(): Promise<string[]> {
  const file = parse(await readFile('docker-compose.yml', 'utf8'), { merge: true }) as ComposeFile;
  const missing = EXPECTED.filter((name) => !file.services[name]).map((name) => `${name} is missing`);
  const wrong = Object.entries(file.services).flatMap(([name, service]) =>
    [
      ...wrongDependencies(service, file),
      ...wrongCommand(service),
      ...wrongVolumes(service, file),
      ...wrongHealth(service),
      ...wrongSettings(name, service),
    ].map((line) => `${name} ${line}`),
  );
  return [...missing, ...wrong];
}

function wrongDependencies({ depends_on = {} }: ComposeService, { services }: ComposeFile): string[] {
  return Object.entries(depends_on).flatMap(([name, { condition }]) => {
    const needed = services[name];
    if (!needed) return [`waits for ${name}, which is no service`];
    const once = condition === 'service_completed_successfully';
    return once || condition === 'service_healthy' ? [] : [`waits for ${name} without asking for its health`];
  });
}

/** `node dist/x.js` is made from `x.ts`. */
function wrongCommand({ command = [] }: ComposeService): string[] {
  const [program, script = ''] = command;
  if (program !== 'node') return [];
  const source = script.replace(/^dist\//, '').replace(/\.js$/, '.ts');
  return existsSync(source) ? [] : [`runs ${script}, but there is no ${source}`];
}

function wrongVolumes({ volumes = [] }: ComposeService, file: ComposeFile): string[] {
  return volumes.flatMap((mount) => {
    const [source = ''] = mount.split(':');
    if (source.startsWith('.')) return existsSync(source) ? [] : [`mounts ${source}, which is not there`];
    return source in file.volumes ? [] : [`mounts the volume ${source}, which is not declared`];
  });
}

/** Our own image asks for its health itself; everybody else must say how. */
function wrongHealth({ image, healthcheck }: ComposeService): string[] {
  return image === 'rookery' || healthcheck?.test ? [] : ['has no health check'];
}

function wrongSettings(name: string, { image, environment = {} }: ComposeService): string[] {
  if (image !== 'rookery' || name === 'secrets') return [];
  const subgraphs: readonly (keyof Settings)[] =
    name === 'gateway' ? ['USERS_URL', 'TWEETS_URL', 'TIMELINE_URL', 'TRENDS_URL'] : [];
  try {
    readSettings([...SPLIT_SETTINGS, ...subgraphs], environment);
    return [];
  } catch (error) {
    return [
      `has wrong settings: ${error instanceof Error ? error.message.replaceAll('\n', '; ') : String(error)}`,
    ];
  }
}
