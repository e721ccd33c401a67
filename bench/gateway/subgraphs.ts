// All subgraphs in one process: with signatures for our gateway and without for the peers, whose requests therefore cost
// slightly less.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { listen } from '#platform/http-server.js';
import { readSupergraph } from '#platform/subgraph.js';
import { SUBGRAPH_NAMES } from '#subgraphs/index.js';
import type { ExecuteRequest, GraphQLRequest } from '#platform/subgraph-server/index.js';
import type { Order } from './contestant.js';
import { ready } from './member.js';
import { openSubgraphs } from './open-subgraphs.js';

const secret = randomBytes(32);
const opened = await openSubgraphs(secret, true);
const subgraphs = {} as Record<string, string>;
const signedSubgraphs = {} as Record<string, string>;
for (const subgraph of SUBGRAPH_NAMES) {
  signedSubgraphs[subgraph] = opened[subgraph]!.url ?? '';
  subgraphs[subgraph] = await serveUnsigned(opened[subgraph]!.ask);
}
const supergraph = readSupergraph().replaceAll(
  /@join__graph\(name: "(\w+)", url: "[^"]*"\)/g,
  (_match, subgraph: string) => `@join__graph(name: "${subgraph}", url: "${subgraphs[subgraph]}")`,
);
ready({ subgraphs, signedSubgraphs, secret: secret.toString('hex'), supergraph } satisfies Order);

async function serveUnsigned(ask: ExecuteRequest): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const operation = JSON.parse(Buffer.concat(chunks).toString()) as GraphQLRequest;
      void ask(operation, { viewer: null, requestId: 'bench', clientIp: null }).then((result) => {
        response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result));
      });
    });
  });
  await listen(server, '127.0.0.1', 0);
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/graphql`;
}
