// Our gateway as a process of its own: real signatures, limits, and a viewer's token with every operation.
import { openSmallGateway } from '#gateway/testing/small-gateway.js';
import { ready, readOrder } from './member.js';
import { PEOPLE_IDS } from './world.js';

const { signedRooms, secret } = readOrder();
const small = await openSmallGateway({ subgraphs: signedRooms, internalSecret: Buffer.from(secret, 'hex') });
ready({ url: small.endpoint, tokens: await Promise.all(PEOPLE_IDS.map((id) => small.tokenFor(id))) });
