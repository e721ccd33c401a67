export { RoomSource, type FetchContext, type RoomSourceOptions } from './room-source.js';
export { Deadline, DeadlineExceeded } from './deadline.js';
export { CallerGone } from './failure.js';
