// Apollo Server with Apollo Gateway, with default settings.
import { ApolloGateway } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { ready, readOrder } from './member.js';

const gateway = new ApolloGateway({ supergraphSdl: readOrder().supergraph });
const server = new ApolloServer({ gateway });
const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } });
ready({ url: new URL('/graphql', url).href });
