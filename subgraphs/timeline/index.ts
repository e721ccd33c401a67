import { readTypeDefs, type Room } from '#platform/subgraph.js';
import { resolvers } from './resolvers/index.js';
import { openTimelineRoom } from './service.js';
import { DEFAULTS, type TimelineSettings } from './settings.js';

export type { TimelineSettings } from './settings.js';

/** The timeline room with settings of one's own: tests and benches cross its thresholds with few people. */
export function timelineRoom(settings: Partial<TimelineSettings> = {}): Room {
  return {
    name: 'timeline',
    typeDefs: readTypeDefs('timeline'),
    resolvers,
    create: (config, deps) => openTimelineRoom(config, deps, { ...DEFAULTS, ...config.tiers, ...settings }),
  };
}

export const timeline: Room = timelineRoom();
