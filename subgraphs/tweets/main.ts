import { runRoom } from '#platform/process.js';
import { tweets } from './index.js';

await runRoom(tweets);
