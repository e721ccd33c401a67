import { mongoOptions, natsOptions, redisOptions } from '#platform/config/index.js';
import { expectNoArguments } from '../cli.js';
import { openDataDirectory } from '../data-directory.js';
import { Network } from '../network.js';
import { seedDemo } from '../demo/index.js';
import { ROOKERY_SETTINGS } from '../settings.js';

/** `rookery seed` */
export async function run(args: readonly string[]): Promise<void> {
  expectNoArguments(args);
  const settings = ROOKERY_SETTINGS.read();
  await using network = await Network.create({
    directory: await openDataDirectory(settings.ROOKERY_DATA),
    secretsDirectory: settings.ROOKERY_SECRETS,
    ...mongoOptions(settings),
    ...redisOptions(settings),
    ...natsOptions(settings),
    namespace: settings.ROOKERY_NAMESPACE,
  });
  const demo = await seedDemo(network, process.stdout);
  console.log(
    demo
      ? `Sign in as ${demo.username}, password ${demo.password}`
      : 'The network has users already: nothing was changed.',
  );
}
