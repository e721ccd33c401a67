import { readFileSync } from 'node:fs';
import { OPERATION_RULES } from '#gateway/index.js';
import { gatewayConfigOf } from '#gateway/settings.js';
import { runProcess } from '#platform/process.js';
import { ratesOf } from '#platform/rate-limit/index.js';
import { writtenRates } from '../limits.js';
import { openSupergraphGateway } from '../supergraph-gateway.js';
import { readSupergraphSettings, urlsByName, type SupergraphSettings } from '../supergraph-settings.js';

const MIN_SECRET_BYTES = 32;

/** `rookery gateway --supergraph FILE`: the gateway alone, over any supergraph and without any infrastructure. */
export async function run(args: readonly string[]): Promise<void> {
  const settings = readSupergraphSettings(args);
  await runProcess({
    name: 'gateway',
    readSettings: () => settings,
    start: async (stack, _, log) => {
      const config = configOf(settings);
      const { limits, rates = {}, rateLimits } = config;
      log.info({ limits, rates: rateLimits ? writtenRates(rates) : 'off' }, 'limits');
      const gateway = stack.use(await openSupergraphGateway(config, { log }));
      console.log(`gateway is ready at ${gateway.url}/graphql`);
    },
  });
}

function configOf(settings: SupergraphSettings): Parameters<typeof openSupergraphGateway>[0] {
  const { entityCache: _, ...config } = gatewayConfigOf(settings);
  const supergraphFile = settings.ROOKERY_SUPERGRAPH ?? '';
  const { ROOKERY_JWKS_URL: url, ROOKERY_SIGNING_SECRET_FILE: secretFile } = settings;
  return {
    ...config,
    supergraph: readFileSync(supergraphFile, 'utf8'),
    supergraphFile,
    subgraphUrls: urlsByName(settings.ROOKERY_SUBGRAPH_URLS),
    subscriptionUrls: urlsByName(settings.ROOKERY_SUBSCRIPTION_URLS),
    propagatedHeaders: settings.ROOKERY_PROPAGATE_HEADERS,
    rateLimits: settings.ROOKERY_RATE_LIMITS,
    rates: ratesOf(settings, Object.values(OPERATION_RULES)),
    jwks:
      url === undefined
        ? undefined
        : { url, issuer: settings.ROOKERY_TOKEN_ISSUER, audience: settings.ROOKERY_TOKEN_AUDIENCE },
    limits: {
      ...config.limits,
      fetchMs: settings.ROOKERY_SUBGRAPH_TIMEOUT_MS,
      operationMs: settings.ROOKERY_OPERATION_TIMEOUT_MS,
      cost: settings.ROOKERY_MAX_COST,
    },
    ...(secretFile === undefined ? {} : { internalSecret: readSecret(secretFile) }),
  };
}

function readSecret(file: string): Buffer {
  const secret = readFileSync(file);
  if (secret.length >= MIN_SECRET_BYTES) return secret;
  throw new Error(
    `The secret in ${file} has ${secret.length} bytes; it must have ${MIN_SECRET_BYTES} or more.`,
  );
}
