export { Notice, textOf, type Listener, type ResolvePayload } from './notice.js';
export { payloadResolver } from './payload.js';
