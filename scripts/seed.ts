// Fills an empty network with the demo graph, once: the one that the settings name. `npm run seed`
import { openDataDirectory } from '#network/data-directory.js';
import { Network } from '#network/index.js';
import { seedDemo } from '#network/seed/index.js';
import { readSettings } from '#platform/env.js';

const settings = readSettings();
const network = await Network.create({
  directory: await openDataDirectory(settings.ROOKERY_DATA),
  secretsDirectory: settings.ROOKERY_SECRETS,
  mongodbUrl: settings.MONGODB_URL,
  redisUrl: settings.REDIS_URL,
  natsUrl: settings.NATS_URL,
  namespace: settings.ROOKERY_NAMESPACE,
});
try {
  const demo = await seedDemo(network, process.stdout);
  console.log(
    demo
      ? `Sign in as ${demo.username}, password ${demo.password}`
      : 'There are people already: nothing was done.',
  );
} finally {
  await network[Symbol.asyncDispose]();
}
