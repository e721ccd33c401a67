import { systemClock } from '#platform/clock.js';
import { mongoOptions, natsOptions, redisOptions } from '#platform/config/index.js';
import { openInfrastructure } from '#platform/infrastructure.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import { watchProcess } from '#platform/metrics/index.js';
import { readSecrets, type Secrets } from '#platform/secrets.js';
import { EVENTS } from '#schema/events.js';
import { mediaOptions } from '#social/media-settings.js';
import { pushOptions } from '#social/push-settings.js';
import { followerTiers } from '#social/settings.js';
import { openSubgraphDeps, type SubgraphDeps } from '#social/subgraph-deps.js';
import { logLimits, ratesIn } from './limits.js';
import type { RookerySettings } from './settings.js';

/** The settings that every process of a network with several processes needs. */
export const SPLIT_SETTINGS = ['MONGODB_URL', 'REDIS_URL', 'NATS_URL', 'ROOKERY_SECRETS'] as const;

/** Opens the infrastructure of one process of a network with several processes, and reads the secrets they share. */
export async function openSplitProcess(
  stack: DisposalStack,
  settings: RookerySettings,
  log: Log,
): Promise<{ secrets: Secrets; infrastructure: SubgraphDeps }> {
  logLimits(log, settings);
  const secrets = await readSecrets(settings.ROOKERY_SECRETS ?? '');
  const infrastructure = await openInfrastructure(stack, {
    events: EVENTS,
    ...mongoOptions(settings),
    mongodbUrl: settings.MONGODB_URL ?? '',
    ...redisOptions(settings),
    ...natsOptions(settings),
    namespace: settings.ROOKERY_NAMESPACE,
    secrets,
    rateLimits: settings.ROOKERY_RATE_LIMITS,
    rates: ratesIn(settings),
    clock: systemClock,
    log,
  });
  watchProcess(infrastructure.metrics, settings.ROOKERY_COMMIT);
  const options = {
    tiers: followerTiers(settings),
    push: pushOptions(settings),
    media: mediaOptions(settings),
  };
  return { secrets, infrastructure: openSubgraphDeps(infrastructure, options) };
}
