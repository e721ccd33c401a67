import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import { COMMANDS } from '#network/commands/index.js';
import { addressSetting, ROOKERY_SETTINGS, subgraphAddresses } from '#network/settings.js';
import { SPLIT_SETTINGS } from '#network/split-process.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';

interface ComposeService {
  command?: string[];
  /** Null: taken from the environment of whoever starts the cluster. */
  environment?: Record<string, string | null>;
  depends_on?: Record<string, { condition: string }>;
  healthcheck?: { disable?: boolean; test?: string[] };
  image?: string;
  volumes?: string[];
}

interface ComposeFile {
  services: Record<string, ComposeService>;
  volumes: Record<string, unknown>;
}

/** The services that the file must declare. */
const EXPECTED = [...SUBGRAPH_NAMES, 'gateway', 'balancer', 'mongo', 'redis', 'nats'];

/**
 * Checks docker-compose.yml as far as that is possible without an engine: the dependencies of each service, its command, its
 * volumes, its health check, and its settings, which are read by the code of the service.
 */
export async function checkCluster(): Promise<string[]> {
  const file = parse(await readFile('docker-compose.yml', 'utf8'), { merge: true }) as ComposeFile;
  const missing = EXPECTED.filter((name) => !file.services[name]).map((name) => `${name} is missing`);
  const wrong = Object.entries(file.services).flatMap(([name, service]) =>
    [
      ...wrongDependencies(service, file),
      ...missingSubgraphs(name, service),
      ...wrongCommand(name, service),
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
    return once || condition === 'service_healthy' ? [] : [`waits for ${name} without its health check`];
  });
}

/** Services of the image run a command of `rookery`; a subgraph's process has the name of the subgraph. */
function wrongCommand(name: string, { image, command = [] }: ComposeService): string[] {
  if (image !== 'rookery') return [];
  const [program = '', subcommand = '', subgraph] = command;
  if (program !== 'rookery' || !Object.hasOwn(COMMANDS, subcommand))
    return [`runs ${command.join(' ')}, which is no command of rookery`];
  const expected = subcommand === 'subgraph' ? name : undefined;
  return subgraph === expected ? [] : [`runs ${command.join(' ')} instead of the subgraph ${expected}`];
}

/** A gateway that starts before its subgraphs answers with errors. */
function missingSubgraphs(name: string, { depends_on = {} }: ComposeService): string[] {
  if (name !== 'gateway') return [];
  return SUBGRAPH_NAMES.filter((subgraph) => !depends_on[subgraph]).map(
    (subgraph) => `does not wait for ${subgraph}`,
  );
}

function wrongVolumes({ volumes = [] }: ComposeService, file: ComposeFile): string[] {
  return volumes.flatMap((mount) => {
    const [source = ''] = mount.split(':');
    if (source.startsWith('.')) return existsSync(source) ? [] : [`mounts ${source}, which is not there`];
    return source in file.volumes ? [] : [`mounts the volume ${source}, which is not declared`];
  });
}

/** The image of Rookery has a health check; every other service must declare one. */
function wrongHealth({ image, healthcheck }: ComposeService): string[] {
  return image === 'rookery' || healthcheck?.test ? [] : ['has no health check'];
}

function wrongSettings(name: string, { image, environment = {} }: ComposeService): string[] {
  if (image !== 'rookery' || name === 'secrets') return [];
  const addresses = name === 'gateway' ? SUBGRAPH_NAMES : [];
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== null));
  try {
    ROOKERY_SETTINGS.and(subgraphAddresses(addresses)).read(
      [...SPLIT_SETTINGS, ...addresses.map(addressSetting)],
      given as Record<string, string>,
    );
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [`has wrong settings: ${message.replaceAll('\n', '; ')}`];
  }
}
