export {
  LiveSubscription,
  type LiveSubscriptionDeps,
  type Seam,
  type SubscriptionSink,
} from './live-subscription.js';
export { NoticeDelays } from './notice-delays.js';
