import { runRoom } from '#platform/process.js';
import { timeline } from './index.js';

await runRoom(timeline);
