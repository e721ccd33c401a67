import { runRoom } from '#platform/process.js';
import { trends } from './index.js';

await runRoom(trends);
