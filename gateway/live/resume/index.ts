export { ConsumerProgress } from './consumer-progress.js';
export { RecentEvents } from './recent-events.js';
export { replay, type Absence, type CaughtUp } from './replay.js';
export { StreamReader } from './stream-reader.js';
