import { systemClock } from './clock.js';
import { followerTiers, readSettings, SettingsError, type Settings } from './env.js';
import { DisposalStack } from './lifecycle.js';
import { createLog, type Log } from './log.js';
import { watchProcess } from './metrics.js';
import { openInfrastructure } from './infrastructure.js';
import type { Subgraph, SubgraphDeps } from './subgraph.js';
import { readSecrets, type Secrets } from './secrets.js';

/** What the processes of a network that is split up cannot do without. */
export const SPLIT_SETTINGS = ['MONGODB_URL', 'REDIS_URL', 'NATS_URL', 'ROOKERY_SECRETS'] as const;

/**
 * The life of every process: read the settings, start, wait for a signal, close in reverse order. Whatever goes wrong at
 * the start is one clear line and exit code 1. A second signal ends the process at once.
 */
export async function runProcess(
  name: string,
  required: readonly (keyof Settings)[],
  start: (stack: DisposalStack, settings: Settings, log: Log) => Promise<void>,
): Promise<void> {
  const stack = new DisposalStack();
  try {
    const settings = readSettings(required);
    const collector = settings.OTEL_EXPORTER_OTLP_ENDPOINT;
    // Loaded only where somebody wants traces.
    if (collector !== undefined)
      stack.use((await import('./tracing/export.js')).exportTraces(name, collector));
    await start(stack, settings, createLog(name, settings.ROOKERY_LOG));
    await untilSignal();
  } catch (error) {
    console.error(explain(name, error));
    process.exitCode = 1;
  }
  await stack[Symbol.asyncDispose]();
}

/** Until then a signal ends the process as it always does: there is nothing yet that must be closed with care. */
function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const onSignal = (): void => {
      process.off('SIGTERM', onSignal).off('SIGINT', onSignal);
      resolve();
    };
    process.once('SIGTERM', onSignal).once('SIGINT', onSignal);
  });
}

/** What a process of a network that is split up works with: the secrets that it is given, and its infrastructure. */
export async function openShared(
  stack: DisposalStack,
  settings: Settings,
  log: Log,
): Promise<{ secrets: Secrets; infrastructure: SubgraphDeps }> {
  const secrets = await readSecrets(settings.ROOKERY_SECRETS ?? '');
  const infrastructure = await openInfrastructure(stack, {
    mongodbUrl: settings.MONGODB_URL ?? '',
    redisUrl: settings.REDIS_URL,
    natsUrl: settings.NATS_URL,
    namespace: settings.ROOKERY_NAMESPACE,
    secrets,
    rateLimits: settings.ROOKERY_RATE_LIMITS,
    clock: systemClock,
    log,
  });
  watchProcess(infrastructure.metrics);
  return { secrets, infrastructure };
}

/** Runs one subgraph as a process of its own. */
export function runSubgraph(subgraph: Subgraph): Promise<void> {
  return runProcess(subgraph.name, SPLIT_SETTINGS, async (stack, settings, log) => {
    const { secrets, infrastructure } = await openShared(stack, settings, log);
    const listen = { host: settings.HOST, port: settings.PORT };
    const service = stack.use(await subgraph.create({ listen, secrets, tiers: followerTiers(settings) }, infrastructure));
    infrastructure.bus.open();
    console.log(`${subgraph.name} is ready at ${service.url}`);
  });
}

/** One clear line (for settings: one each) of what went wrong. */
function explain(name: string, error: unknown): string {
  if (error instanceof SettingsError) return error.message;
  const { code, message, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `${name}: port ${port ?? ''} is in use; set PORT to another.`;
  if (code === 'EACCES') return `${name}: ${message}`;
  return `${name} could not start: ${error instanceof Error ? error.message : String(error)}`;
}
