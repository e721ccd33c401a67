// Not a gateway: node:http with a fixed response, the upper limit for any HTTP server in this process model.
import { createServer } from 'node:http';
import { listen } from '#platform/http-server.js';
import { ready } from './member.js';

const edges = Array.from({ length: 20 }, (_, index) => ({
  node: {
    id: String(1_950_000_000 + index),
    text: 'x'.repeat(90),
    likesCount: index,
    author: { username: 'person1' },
  },
}));
const body = JSON.stringify({ data: { homeTimeline: { edges } } });
const server = createServer((request, response) => {
  request.resume().on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  });
});
await listen(server, '127.0.0.1', 0);
const address = server.address();
ready({ url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/graphql` });
