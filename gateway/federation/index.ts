export type { DataSources, Federation, OpenSources } from './federation.js';
export { executePlan, preparePlan } from './execute.js';
export { SupergraphFile } from './supergraph-file.js';
export { Supergraphs } from './supergraphs.js';
export { watchSupergraph } from './watch-supergraph.js';
export { satisfies, type AccessRule, type AccessRules } from './access-rules.js';
export type { CostRules, ListSize } from './cost-rules.js';
export type { OverrideDecision } from './overrides.js';
