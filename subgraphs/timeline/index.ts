import { readTypeDefs, type Subgraph } from '#platform/subgraph.js';
import { resolvers } from './resolvers/index.js';
import { openTimelineSubgraph } from './service.js';
import { DEFAULTS, type TimelineSettings } from './settings.js';

export type { TimelineSettings } from './settings.js';

/** The timeline subgraph with settings of one's own: tests and benches cross its thresholds with few users. */
export function timelineSubgraph(settings: Partial<TimelineSettings> = {}): Subgraph {
  return {
    name: 'timeline',
    typeDefs: readTypeDefs('timeline'),
    resolvers,
    create: (config, deps) =>
      openTimelineSubgraph(config, deps, { ...DEFAULTS, ...config.tiers, ...settings }),
  };
}

export const timeline: Subgraph = timelineSubgraph();
