import { systemClock } from '#platform/clock.js';
import { followerTiers, type Settings } from '#platform/env.js';
import { openInfrastructure } from '#platform/infrastructure.js';
import type { DisposalStack } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import { watchProcess } from '#platform/metrics.js';
import { readSecrets, type Secrets } from '#platform/secrets.js';
import { EVENTS } from '#schema/events.js';
import { openSubgraphDeps, type SubgraphDeps } from '#social/subgraph-deps.js';

/** What the processes of a network that is split up cannot do without. */
export const SPLIT_SETTINGS = ['MONGODB_URL', 'REDIS_URL', 'NATS_URL', 'ROOKERY_SECRETS'] as const;

/** Opens what a process of a split network works with: the secrets that it is given, and the infrastructure. */
export async function openSplitProcess(
  stack: DisposalStack,
  settings: Settings,
  log: Log,
): Promise<{ secrets: Secrets; infrastructure: SubgraphDeps }> {
  const secrets = await readSecrets(settings.ROOKERY_SECRETS ?? '');
  const infrastructure = await openInfrastructure(stack, {
    events: EVENTS,
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
  return { secrets, infrastructure: openSubgraphDeps(infrastructure, followerTiers(settings)) };
}
