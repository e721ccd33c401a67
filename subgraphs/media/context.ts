import { signedIn } from '#platform/commands.js';
import type { RequestContext, Viewer } from '#platform/viewer.js';
import { createCommands, type CommandDeps, type Commands } from './commands/index.js';
import type { ImageVariantModel, MediaModel } from './models.js';
import { createLoaders, type Loaders } from './queries/loaders.js';

/** What the resolvers of one request use. */
export interface Context {
  /** Null for a request without sign-in. */
  viewer: Viewer | null;
  loaders: Loaders;
  commands: Commands;
  variantsOf(medium: MediaModel): Promise<ImageVariantModel[]>;
}

/** Creates the context of one request. */
export function createContext({ viewer }: Pick<RequestContext, 'viewer'>, parts: CommandDeps): Context {
  const loaders = createLoaders(parts);
  return {
    viewer,
    loaders,
    commands: createCommands(parts, () => ({ id: signedIn(viewer).id })),
    async variantsOf({ record, isPosted }) {
      const { _id, ownerId, variants } = record;
      const { urls, clock } = parts;
      // A network without media has none to show.
      if (urls === null) return [];
      const isPublic = isPosted && (await loaders.isPublic.load(ownerId));
      const viewerId = isPublic ? null : (viewer?.id ?? '');
      return variants.map(({ sha256, ...file }) => ({
        ...file,
        url: urls.urlOf(_id, { ...file, sha256 }, viewerId, clock.now()),
      }));
    },
  };
}
