export { Attempt } from './attempt.js';
export { Outage, outageIn } from './outage.js';
export { Notice, type Listener, type NoticeMessage } from './notice.js';
export { printPayload, type ResolvePayload } from './payload.js';
export { payloadResolver } from './resolve-payload.js';
