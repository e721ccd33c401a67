export { FanOutProgress } from './fan-out-progress.js';
export { RecentEvents, type Past } from './recent-events.js';
export { replay, type Absence, type Memories } from './replay.js';
export { StreamReader } from './stream-reader.js';
