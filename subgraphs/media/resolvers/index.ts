import { DateTime } from '#platform/dates.js';
import type { Subgraph } from '#platform/subgraph.js';
import { Image, Media } from './Image.js';
import { MediaUpload, SignedUpload } from './MediaUpload.js';
import { Mutation } from './Mutation.js';
import { Query } from './Query.js';
import { Tweet } from './Tweet.js';
import type { Resolvers } from './types.generated.js';

const typed: Resolvers = { DateTime, Query, Mutation, MediaUpload, SignedUpload, Media, Image, Tweet };

export const resolvers = typed as Subgraph['resolvers'];
