import { runSubgraph } from '#platform/process.js';
import { trends } from './index.js';

await runSubgraph(trends);
