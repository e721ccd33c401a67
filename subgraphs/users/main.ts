import { runSubgraph } from '#platform/process.js';
import { users } from './index.js';

await runSubgraph(users);
