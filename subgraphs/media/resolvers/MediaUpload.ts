import { readyModel } from '../queries/loaders.js';
import type { MediaUploadResolvers, SignedUploadResolvers } from './types.generated.js';

export const MediaUpload: MediaUploadResolvers = {
  id: ({ record }) => record._id,
  kind: ({ record }) => record.kind,
  // Nobody reads one that is gone.
  state: ({ record: { state } }) => (state === 'GONE' ? 'FAILED' : state),
  failure: ({ record }) => record.failure,
  expiresAt: ({ record: { endsAt } }) => (endsAt === null ? null : new Date(endsAt)),
  media: ({ record }) => readyModel(record, record.uses.length > 0),
};

export const SignedUpload: SignedUploadResolvers = {
  method: () => 'PUT',
  headers: ({ headers }) => Object.entries(headers).map(([name, value]) => ({ name, value })),
  expiresAt: ({ expiresAt }) => new Date(expiresAt),
};
