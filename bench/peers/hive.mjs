// Hive Gateway on its JavaScript runtime, as its documentation sets it up for production.
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { order, ready } from './member.mjs';

const gateway = createGatewayRuntime({
  supergraph: order.supergraph,
  logging: false,
  maskedErrors: false,
  landingPage: false,
});
const server = createServer(gateway);
server.listen(0, '127.0.0.1', () => ready({ url: `http://127.0.0.1:${server.address().port}/graphql` }));
