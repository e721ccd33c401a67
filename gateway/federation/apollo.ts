import type { ApolloServerOptionsWithGateway } from '@apollo/server';

/** What Apollo Server expects of a gateway. */
export type ApolloGatewayPort = ApolloServerOptionsWithGateway<Record<string, never>>['gateway'];
