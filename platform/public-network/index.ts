export { createPublicAgent, type PublicAgent, type PublicAgentOptions } from './public-agent.js';
export { NotPublic, publicResolver, type AddressOptions, type ResolvePublicly } from './resolve-publicly.js';
