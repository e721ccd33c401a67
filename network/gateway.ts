import {
  createGateway,
  TrustedDocuments,
  type GatewayConfig,
  type GatewayService,
  type SubgraphConnection,
} from '#gateway/index.js';
import { withDisposal } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import { backing } from '#platform/readiness.js';
import type { Secrets } from '#platform/secrets.js';
import { readReference, type Subgraph } from '#platform/subgraph.js';
import { publicJwks } from '#platform/tokens/index.js';
import { PERSONAL_RULES } from '#social/rate-limit-rules.js';
import type { SubgraphDeps } from '#social/subgraph-deps.js';
import { SUBGRAPHS } from '#subgraphs/index.js';
import { openTokenAuthentication } from './authentication/index.js';
import { COOKIE_SESSION } from './cookie-session.js';
import { entityVisibility } from './entity-visibility.js';
import { EXPLORER_EXAMPLES } from './explorer-examples.js';
import { explorerSession, type ExplorerAccount } from './explorer-session.js';
import { liveSourcesOf } from './live-sources.js';
import { webClient, webDocuments } from './web-client/index.js';

/** The settings of a gateway that Rookery does not fix. */
export type RookeryGatewayConfig = Omit<
  GatewayConfig,
  | 'internalSecret'
  | 'jwks'
  | 'reportedRules'
  | 'examples'
  | 'explorerSession'
  | 'reference'
  | 'site'
  | 'cookieSession'
> & {
  /** The account that GraphiQL's form is filled with, and that the web client offers. @default none */
  explorerAccount?: ExplorerAccount | undefined;
  /** Whether the gateway serves the web client at `/`. @default true */
  web?: boolean | undefined;
};

export interface RookeryGatewayDeps {
  secrets: Secrets;
  infrastructure: SubgraphDeps;
  /** The subgraphs whose live sources the gateway opens. @default the subgraphs of Rookery */
  subgraphs?: readonly Subgraph<SubgraphDeps>[] | undefined;
  /** @default that of the infrastructure */
  log?: Log;
}

/** Opens the gateway with all of Rookery plugged in: authentication, entity visibility, live sources and rate limits. */
export function openRookeryGateway(
  { explorerAccount, web = true, ...config }: RookeryGatewayConfig,
  { secrets, infrastructure, subgraphs = SUBGRAPHS, log = infrastructure.log }: RookeryGatewayDeps,
): Promise<GatewayService> {
  return withDisposal(async (stack) => {
    const { relationships, cursors } = infrastructure;
    const authentication = await openTokenAuthentication(stack, { ...infrastructure, secrets, log });
    const gateway = stack.use(
      await createGateway(
        {
          ...config,
          internalSecret: secrets.internal,
          jwks: publicJwks(secrets),
          reportedRules: PERSONAL_RULES,
          examples: EXPLORER_EXAMPLES,
          explorerSession: explorerSession(explorerAccount),
          reference: readReference(),
          ...(web && webPlugs(config.trusted, explorerAccount)),
        },
        {
          ...infrastructure,
          log,
          dependencies: backing(infrastructure),
          authentication,
          entityVisibility: entityVisibility(relationships),
          live: { sources: liveSourcesOf(subgraphs, infrastructure), cursors },
        },
      ),
    );
    return {
      ...gateway,
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

/** The web client, its session, and its documents: a gateway that runs trusted documents alone trusts those, too. */
function webPlugs(
  trusted: GatewayConfig['trusted'],
  account: ExplorerAccount | undefined,
): Pick<GatewayConfig, 'site' | 'cookieSession' | 'trusted'> {
  const { open, renew, end } = COOKIE_SESSION;
  const documents = [
    ...webDocuments(),
    ...[...Object.values(open), renew, end].map((text) => [text, text] as const),
  ];
  return {
    site: webClient(account),
    cookieSession: COOKIE_SESSION,
    trusted: (trusted ?? new TrustedDocuments('prefer', new Map())).and(new Map(documents)),
  };
}

/** How the gateway reaches each of the subgraphs: with their SDL, and where `connectionOf` says. */
export function connectSubgraphs(
  subgraphs: readonly Pick<Subgraph, 'name' | 'typeDefs'>[],
  connectionOf: (name: string) => SubgraphConnection,
): GatewayConfig['subgraphs'] {
  return Object.fromEntries(
    subgraphs.map(({ name, typeDefs }) => [name, { ...connectionOf(name), typeDefs }]),
  );
}
