export type { DataSources, Federation } from './federation.js';
export { executePlan, preparePlan } from './execute.js';
export { SupergraphFile } from './supergraph-file.js';
export { Supergraphs } from './supergraphs.js';
export { watchSupergraph } from './watch-supergraph.js';
