import type { GatewayService, Limits } from '#gateway/index.js';
import type { EntityCacheConfig } from '#gateway/config.js';
import { connectSubgraphs, openRookeryGateway } from '#network/gateway.js';
import type { Network } from '#network/index.js';
import { readSupergraph } from '#platform/subgraph.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { readSecrets } from '#platform/secrets.js';
import { prepareCompared } from './compared.js';
import { PATIENT } from './open-network.js';

/** An address at which nobody listens. */
const NOBODY = 'http://127.0.0.1:9/graphql';

export interface GatewayOptions {
  /** The network's directory, which contains the secrets. */
  directory: string;
  /** @default 0, a free one */
  port?: number;
  /** @default 0 */
  drainMs?: number;
  /** Limits that differ from those of every test. */
  limits?: Partial<Limits>;
  /** Subgraphs at whose address nobody listens: they are down. */
  down?: readonly string[];
  /** @default off */
  entityCache?: EntityCacheConfig;
}

/** Another gateway of a network, beside its own or instead of it, over the same subgraphs and infrastructure. */
export async function openGateway(
  { subgraphs, infrastructure }: Pick<Network, 'subgraphs' | 'infrastructure'>,
  { directory, port = 0, drainMs = 0, limits = {}, down = [], entityCache }: GatewayOptions,
): Promise<GatewayService> {
  return openRookeryGateway(
    {
      host: '127.0.0.1',
      port,
      supergraph: readSupergraph(),
      subgraphs: connectSubgraphs(SUBGRAPHS, (name) =>
        down.includes(name) ? { url: NOBODY } : { ask: subgraphs.get(name)!.ask },
      ),
      drainMs,
      production: false,
      limits: { ...PATIENT, ...limits },
      prepare: prepareCompared,
      entityCache: entityCache ?? 'off',
    },
    { secrets: await readSecrets(`${directory}/secrets`), infrastructure },
  );
}
