export type { PushAnswer } from './answer-queue.js';
export { AppPushServer, type AppPush } from './app-push-server.js';
export { PushBrowser, type BrowserSubscription } from './browser.js';
export { NameServer } from './name-server.js';
export { WebPushServer, type ReceivedPush } from './web-push-server.js';
