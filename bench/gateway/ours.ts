// Our gateway in its own process, with signatures, limits and an access token for every operation.
import { openSmallGateway } from '#testkit/gateway/small-gateway.js';
import { CONNECTIONS } from './load.js';
import { ready, readOrder } from './member.js';
import { openSubgraphs } from './open-subgraphs.js';

const order = readOrder();
const [placement = 'elsewhere', entities = 'fetched'] = process.argv.slice(3);
const secret = Buffer.from(order.secret, 'hex');
const small = await openSmallGateway({
  subgraphs: placement === 'here' ? await openSubgraphs(secret, false) : order.signedSubgraphs,
  internalSecret: secret,
  config: entities === 'cached' ? { entityCache: {} } : {},
});
const users = Array.from({ length: CONNECTIONS }, (_, index) =>
  String(1_900_000_000_000_000_000n + BigInt(index)),
);
ready({ url: small.endpoint, tokens: await Promise.all(users.map((id) => small.tokenFor(id))) });
