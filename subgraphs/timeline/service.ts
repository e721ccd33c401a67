import { buildSubgraphSchema } from '@apollo/subgraph';
import { opening } from '#platform/lifecycle.js';
import { readTypeDefs, type RoomConfig, type RoomDeps, type RoomService } from '#platform/room.js';
import { startSubgraphServer } from '#platform/subgraph-server/index.js';
import { createContext } from './context.js';
import { AuthorTweets } from './feeds/author-tweets.js';
import { FanOut } from './feeds/fan-out.js';
import { createFeeds } from './feeds/index.js';
import { LatestFeed } from './feeds/latest.js';
import { Rebuild } from './feeds/rebuild.js';
import { Skeleton } from './feeds/skeleton.js';
import { startReactions } from './reactions/index.js';
import { resolvers } from './resolvers/index.js';
import type { TimelineSettings } from './settings.js';
import { Mentions } from './store/mentions.js';
import { Timelines } from './store/timelines.js';

/** Opens the room: the one place where its parts are put together. */
export function openTimelineRoom(
  config: RoomConfig,
  deps: RoomDeps,
  settings: TimelineSettings,
): Promise<RoomService> {
  return opening(async (stack) => {
    const { graph, clock, bus, cursors, log } = deps;
    const mentions = new Mentions(deps.mongo.database('timeline'));
    await mentions.ensureIndexes();
    const timelines = new Timelines(deps.cache, settings);
    const tweets = new AuthorTweets(deps.authorIndex);
    const rebuild = new Rebuild({ graph, tweets, timelines, clock, settings });
    const skeleton = new Skeleton({ timelines, rebuild, tweets, clock, settings });
    const latest = new LatestFeed(skeleton);
    const fanOut = new FanOut({ graph, timelines, settings });
    await startReactions(bus, { graph, tweets, timelines, mentions, fanOut, settings }, stack);

    const feeds = createFeeds({ graph, cursors, latest, mentions });
    const server = stack.use(
      await startSubgraphServer({
        room: 'timeline',
        schema: buildSubgraphSchema({ typeDefs: readTypeDefs('timeline'), resolvers }),
        createContext: ({ viewer }) => createContext(viewer, feeds),
        secret: config.secrets.internal,
        host: config.host,
        port: config.port,
        checkReady: () => deps.mongo.ping(),
        clock,
        log,
      }),
    );
    return {
      url: server.url,
      pending: () => Promise.resolve(0),
      [Symbol.asyncDispose]: () => stack[Symbol.asyncDispose](),
    };
  });
}
