export { Notice, type Listener } from './notice.js';
export { printPayload, type ResolvePayload } from './payload.js';
export { payloadResolver } from './resolve-payload.js';
