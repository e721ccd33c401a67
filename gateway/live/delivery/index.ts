export { LiveSubscription, type LiveSubscriptionDeps, type Seam, type Sink } from './live-subscription.js';
export { NoticeDelays } from './notice-delays.js';
