export { buildFederation, type DataSources, type Federation } from './federation.js';
export { executePlan } from './execute.js';
