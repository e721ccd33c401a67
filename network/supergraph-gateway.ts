import {
  createGateway,
  type Authentication,
  type GatewayConfig,
  type GatewayService,
} from '#gateway/index.js';
import { createMemoryCache } from '#platform/cache/index.js';
import { systemClock, type Clock } from '#platform/clock.js';
import { withDisposal } from '#platform/lifecycle.js';
import type { Log } from '#platform/log.js';
import { createMetrics, watchProcess } from '#platform/metrics/index.js';
import { createRateLimits, type RateOverrides } from '#platform/rate-limit/index.js';
import { openJwksAuthentication, type JwksOptions } from './authentication/jwks-authentication.js';

/** The part of a gateway's configuration that does not follow from the supergraph. */
type Fixed = 'subgraphs' | 'connectSubgraph' | 'jwks' | 'reportedRules' | 'examples' | 'entityCache';

export interface SupergraphGatewayConfig extends Omit<GatewayConfig, Fixed> {
  /** Where subgraphs answer, by name. @default the URLs of the supergraph */
  subgraphUrls?: Readonly<Record<string, string>>;
  /** Where subgraphs serve subscriptions, by name: ws(s) or, for server-sent events, http(s). @default as WebSocket */
  subscriptionUrls?: Readonly<Record<string, string>>;
  /** How the tokens of viewers are verified. @default every caller is anonymous */
  jwks?: JwksOptions | undefined;
  /** Whether operations are counted per viewer and address. @default false */
  rateLimits?: boolean;
  /** By rule: the points and durations that an operator has set. @default those of the rules */
  rates?: RateOverrides;
}

export interface SupergraphGatewayDeps {
  log: Log;
  clock?: Clock;
}

/**
 * Opens a gateway over any supergraph of Federation 2 whose subgraphs speak GraphQL over HTTP. It needs no database, no
 * cache server and no broker. Rejects when the supergraph is not supported or a subgraph has no URL.
 */
export function openSupergraphGateway(
  {
    subgraphUrls = {},
    subscriptionUrls = {},
    jwks,
    rateLimits = false,
    rates,
    ...config
  }: SupergraphGatewayConfig,
  { log, clock = systemClock }: SupergraphGatewayDeps,
): Promise<GatewayService> {
  return withDisposal(async (stack) => {
    const metrics = createMetrics(null);
    watchProcess(metrics);
    const authentication: Authentication | undefined = jwks && openJwksAuthentication(jwks, { clock, log });
    const urlOf = ({ name, url }: { name: string; url: string }): string =>
      checkedUrl(name, subgraphUrls[name] ?? url);
    const gateway = stack.use(
      await createGateway(
        {
          ...config,
          subgraphs: {},
          connectSubgraph: (subgraph) => ({ graphqlUrl: urlOf(subgraph) }),
        },
        {
          dependencies: {},
          bus: null,
          cache: stack.use(createMemoryCache({ clock, namespace: 'gateway' })),
          rateLimits: createRateLimits({ log, rates, enabled: rateLimits }),
          upstream: {
            urlOf: (subgraph) => subscriptionUrls[subgraph.name] ?? urlOf(subgraph).replace(/^http/, 'ws'),
          },
          ...(authentication ? { authentication } : {}),
          ...{ metrics, clock, log },
        },
      ),
    );
    return {
      ...gateway,
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}

function checkedUrl(name: string, url: string): string {
  if (URL.canParse(url) && ['http:', 'https:'].includes(new URL(url).protocol)) return url;
  throw new Error(
    `The supergraph gives the subgraph ${name} the URL "${url}". Set an http or https URL: --subgraph ${name}=https://…`,
  );
}
