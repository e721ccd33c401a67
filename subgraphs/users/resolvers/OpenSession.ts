import { timeOf } from '#platform/snowflake.js';
import type { OpenSessionResolvers } from './types.generated.js';

export const OpenSession: OpenSessionResolvers = {
  id: ({ session }) => session._id,
  signedInAt: ({ session }) => new Date(timeOf(session._id)),
  refreshedAt: ({ session }) => new Date(session.rotatedAt),
  endsAt: ({ session }) => session.expiresAt,
  current: ({ current }) => current,
};
