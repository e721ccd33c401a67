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
  networks?: string[];
  ports?: string[];
  profiles?: string[];
  volumes?: string[];
}

interface ComposeFile {
  services: Record<string, ComposeService>;
  networks: Record<string, { internal?: boolean } | null>;
  volumes: Record<string, unknown>;
}

const STORES = ['mongo', 'redis', 'nats'];
/** The services that the file must declare. */
const EXPECTED = [...SUBGRAPH_NAMES, 'gateway', 'balancer', ...STORES];

/**
 * Checks docker-compose.yml as far as that is possible without an engine: the dependencies of each service, its command, its
 * volumes, its health check, and its settings, which are read by the code of the service.
 */
export async function checkCluster(): Promise<string[]> {
  return checkCompose(await readFile('docker-compose.yml', 'utf8'));
}

/** The same for the text of such a file. */
export function checkCompose(text: string): string[] {
  const file = readCompose(text);
  const missing = EXPECTED.filter((name) => !file.services[name]).map((name) => `${name} is missing`);
  const wrong = Object.entries(file.services).flatMap(([name, service]) =>
    [
      ...wrongDependencies(service, file),
      ...missingSubgraphs(name, service),
      ...wrongCommand(name, service),
      ...wrongVolumes(service, file),
      ...wrongHealth(service),
      ...wrongSettings(name, service),
      ...wrongNetworks(name, service, file),
      ...unguarded(name, service, file),
    ].map((line) => `${name} ${line}`),
  );
  return [...missing, ...wrong];
}

/** Parses the file: with the defaults of its variables in their places, and the names of those that must be set. */
export function readCompose(text: string): ComposeFile {
  const filled = text.replaceAll(/\$\{\w+:-([^}]*)\}/g, '$1').replaceAll(/\$\{(\w+):\?[^}]*\}/g, '$1');
  return parse(filled, { merge: true }) as ComposeFile;
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

/** A service must share a network with every service that its settings name, or that its configuration file does. */
function wrongNetworks(
  name: string,
  { networks = [], environment = {} }: ComposeService,
  file: ComposeFile,
): string[] {
  const undeclared = networks.filter((network) => !(network in file.networks));
  const hosts = Object.entries(environment).flatMap(([setting, value]) => {
    const host = /_URL$/.test(setting) && value ? new URL(value).hostname : '';
    return host in file.services ? [host] : [];
  });
  const reached = [
    ...hosts,
    ...(name === 'balancer' ? ['gateway'] : []),
    ...(name === 'prometheus' ? SUBGRAPH_NAMES : []),
  ];
  return [
    ...undeclared.map((network) => `is in the network ${network}, which is not declared`),
    ...reached
      .filter((host) => !file.services[host]?.networks?.some((network) => networks.includes(network)))
      .map((host) => `shares no network with ${host}`),
  ];
}

/** Stores have credentials, no port of the machine, and no network that leads out of it. */
function unguarded(
  name: string,
  { command = [], environment = {}, networks = [], ports = [] }: ComposeService,
  file: ComposeFile,
): string[] {
  if (!STORES.includes(name)) return [];
  const urls = Object.values(file.services['gateway']?.environment ?? {}).filter((value) =>
    value?.includes('://'),
  );
  const own = urls.map((value) => new URL(value!)).find(({ hostname }) => hostname === name);
  const given = [...command, ...Object.values(environment)];
  return [
    ...(own && own.password !== '' && given.includes(own.password)
      ? []
      : ['has another password than its URL']),
    ...(networks.every((network) => file.networks[network]?.internal)
      ? []
      : ['is in a network that is not internal']),
    ...(ports.length === 0 ? [] : ['has a port of the machine']),
  ];
}
