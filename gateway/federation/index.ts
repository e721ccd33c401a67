export type { DataSources, Federation } from './federation.js';
export { executePlan } from './execute.js';
export { SupergraphFile } from './supergraph-file.js';
export { Supergraphs } from './supergraphs.js';
