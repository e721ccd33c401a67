import { gatewayConfigOf } from '#gateway/settings.js';
import { mongoOptions, natsOptions, redisOptions } from '#platform/config/index.js';
import { watchProcess } from '#platform/metrics/index.js';
import { runProcess } from '#platform/process.js';
import { mediaStore } from '#social/media-settings.js';
import { pushOptions } from '#social/push-settings.js';
import { followerTiers } from '#social/settings.js';
import { expectNoArguments } from '../cli.js';
import { openDataDirectory } from '../data-directory.js';
import { logLimits, ratesIn } from '../limits.js';
import { Network } from '../network.js';
import { DEMO_ACCOUNT, seedDemo, startActivity } from '../demo/index.js';
import { ROOKERY_SETTINGS } from '../settings.js';
import { printWelcome } from '../welcome.js';

/** Beside the gateway, or anywhere: without a setting nobody counts on the port. */
function bytePorts(given: number | undefined, gatewayPort: number): number[] {
  if (given !== undefined) return [given];
  return gatewayPort === 0 || gatewayPort === 65_535 ? [0] : [gatewayPort + 1, 0];
}

/** `rookery start`: the whole network in one process, filled with a demo graph the first time. */
export async function run(args: readonly string[]): Promise<void> {
  expectNoArguments(args);
  await runProcess({
    name: 'rookery',
    readSettings: () => ROOKERY_SETTINGS.read(),
    start: async (stack, settings, log) => {
      logLimits(log, settings);
      const config = gatewayConfigOf(settings);
      const directory = await openDataDirectory(settings.ROOKERY_DATA);
      const network = stack.use(
        await Network.create({
          ...config,
          directory,
          secretsDirectory: settings.ROOKERY_SECRETS,
          ...mongoOptions(settings),
          ...redisOptions(settings),
          ...natsOptions(settings),
          namespace: settings.ROOKERY_NAMESPACE,
          rateLimits: settings.ROOKERY_RATE_LIMITS,
          rates: ratesIn(settings),
          supergraphFile: settings.ROOKERY_SUPERGRAPH,
          tiers: followerTiers(settings),
          push: pushOptions(settings),
          media: {
            ports: bytePorts(settings.ROOKERY_MEDIA_PORT, config.port),
            origin: settings.ROOKERY_MEDIA_ORIGIN,
            store: mediaStore(settings),
          },
          // Nobody is to see pages that are half filled.
          startsClosed: true,
          explorerAccount: settings.ROOKERY_SEED === 'demo' ? DEMO_ACCOUNT : undefined,
          web: settings.ROOKERY_WEB,
          log,
        }),
      );
      watchProcess(network.infrastructure.metrics, settings.ROOKERY_COMMIT);
      const demo = settings.ROOKERY_SEED === 'demo' ? await seedDemo(network, process.stdout) : null;
      network.gateway.open();
      if (demo && settings.ROOKERY_DEMO_ACTIVITY) stack.use(startActivity(network, demo));
      printWelcome(network.url, directory, {
        bytesUrl: network.bytesUrl,
        demo,
        explorer: config.explorer,
        web: settings.ROOKERY_WEB,
      });
    },
  });
}
