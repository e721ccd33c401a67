import type { executeQueryPlan } from '@apollo/gateway';
import type { ApolloServerOptionsWithGateway } from '@apollo/server';

/** What Apollo Server expects of a gateway. */
export type ApolloGatewayPort = ApolloServerOptionsWithGateway<Record<string, never>>['gateway'];

/** What Apollo's executor wants to know of a request. */
export type ApolloRequest = Parameters<typeof executeQueryPlan>[2];
