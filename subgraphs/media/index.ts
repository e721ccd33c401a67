import { Outbox, sweepLease } from '#platform/mongo/index.js';
import { readTypeDefs } from '#platform/subgraph.js';
import { defineSubgraph } from '#social/define-subgraph.js';
import { createContext } from './context.js';
import { ImageWorkers } from './processing/image-workers.js';
import { consumers } from './reactions/index.js';
import { UnusedMediaSweep } from './reactions/unused-media-sweep.js';
import { resolvers } from './resolvers/index.js';
import { mediaUrls } from './rules/media-url.js';
import { COLLECTIONS } from './store/documents.js';
import { Media } from './store/media.js';
import { openBlobs } from './store/open-blobs.js';

/** The media subgraph: pictures from their upload to the tweet. Their bytes go through the byte service, see bytes/. */
export const media = defineSubgraph({
  name: 'media',
  typeDefs: readTypeDefs('media'),
  resolvers,
  collections: COLLECTIONS,
  open: async (deps, stack, { secrets }) => {
    const { mongo, bus, log, clock, mediaOptions } = deps;
    const media = new Media(mongo);
    await media.ensureIndexes();
    const outbox = stack.use(new Outbox([media.carrier], bus, log, sweepLease(mongo, 'media')));
    deps.metrics.watchOutbox('media', outbox);
    const blobs = mediaOptions && (await openBlobs(stack, mediaOptions, { secrets, clock }));
    const urls = mediaOptions && mediaUrls(secrets.internal, mediaOptions.origin);
    const workers = stack.use(new ImageWorkers());
    const sweep = stack.use(new UnusedMediaSweep({ ...deps, media, blobs }));
    return { ...deps, media, outbox, blobs, urls, workers, sweep };
  },
  consumers,
  context: (parts, request) => createContext(request, parts),
  start: ({ outbox, sweep }) => {
    outbox.start();
    sweep.start();
  },
  pending: ({ outbox }) => outbox.pending(),
});
