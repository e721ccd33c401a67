export { Client, Subscription, type Answer } from './client.js';
export { openNetwork } from './open-network.js';
export { story } from './story.js';
export { cast, PASSWORD, TestUser } from './test-user.js';
export { counted, entityLookups } from './metrics.js';
