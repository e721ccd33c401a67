export { makeCertificates, type Certificates } from './certificates.js';
export { openDocuments, type Documents } from './documents.js';
export { findBinary } from './find-binary.js';
export { openLink, type Link } from './link.js';
export { jwtAccount, nkeyUser } from './nats-accounts.js';
export { NATS, startNats, startNatsCluster, type NatsCluster } from './nats.js';
export { REDIS, REDIS_TIMEOUT, startRedis } from './redis.js';
export { serverOf, whyMissing, type Server, type Source } from './server-or-url.js';
export type { ServerProcess } from './server-process.js';
