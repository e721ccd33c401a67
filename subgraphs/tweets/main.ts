import { runSubgraph } from '#platform/process.js';
import { tweets } from './index.js';

await runSubgraph(tweets);
