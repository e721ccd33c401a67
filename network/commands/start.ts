import { openDataDirectory } from '../data-directory.js';
import { readTrustedDocuments } from '#gateway/index.js';
import { followerTiers } from '#platform/env.js';
import { watchProcess } from '#platform/metrics.js';
import { runProcess } from '#platform/process.js';
import { printWelcome } from '../welcome.js';
import { Network } from '../network.js';
import { seedDemo } from '../seed/index.js';

/** `rookery start`: the whole network in one process, filled with a demo graph the first time. */
export async function start(): Promise<void> {
  await runProcess('rookery', [], async (stack, settings, log) => {
    const directory = await openDataDirectory(settings.ROOKERY_DATA);
    const network = stack.use(
      await Network.create({
        host: settings.HOST,
        port: settings.PORT,
        directory,
        secretsDirectory: settings.ROOKERY_SECRETS,
        mongodbUrl: settings.MONGODB_URL,
        redisUrl: settings.REDIS_URL,
        natsUrl: settings.NATS_URL,
        namespace: settings.ROOKERY_NAMESPACE,
        rateLimits: settings.ROOKERY_RATE_LIMITS,
        origins: settings.ROOKERY_ORIGINS,
        proxies: settings.ROOKERY_PROXIES,
        entityCacheMegabytes: settings.ROOKERY_ENTITY_CACHE ? settings.ROOKERY_ENTITY_CACHE_MB : 0,
        trusted: readTrustedDocuments(
          settings.ROOKERY_TRUSTED_DOCUMENTS,
          settings.ROOKERY_TRUSTED_DOCUMENTS_FILE,
        ),
        supergraphFile: settings.ROOKERY_SUPERGRAPH,
        tiers: followerTiers(settings),
        drainMs: settings.DRAIN_MS,
        production: settings.NODE_ENV === 'production',
        log,
      }),
    );
    watchProcess(network.infrastructure.metrics);
    const demo = settings.ROOKERY_SEED === 'demo' ? await seedDemo(network, process.stdout) : null;
    printWelcome(network.url, directory, demo);
  });
}
