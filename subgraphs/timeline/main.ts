import { runSubgraph } from '#platform/process.js';
import { timeline } from './index.js';

await runSubgraph(timeline);
