import { runRoom } from '#platform/process.js';
import { users } from './index.js';

await runRoom(users);
