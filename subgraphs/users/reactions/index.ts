import type { Consumer } from '#social/define-subgraph.js';
import type { CommandDeps } from '../commands/index.js';
import { onProtectionChanged } from './graph/on-protection-changed.js';
import { onUserBlocked } from './graph/on-user-blocked.js';
import { onUserDeleted } from './graph/on-user-deleted.js';
import { onUserFollowed } from './graph/on-user-followed.js';
import { onUserUnfollowed } from './graph/on-user-unfollowed.js';
import { refreshFollowedEntry, refreshUserEntry } from './refresh-directory.js';

/** The durable consumers of the subgraph, which reacts to its own events alone. */
export const consumers: Readonly<Record<string, Consumer<CommandDeps>>> = {
  /** Completes what a command has left to its event, or could not finish. */
  'users-graph': {
    reactions: {
      'user.followed': onUserFollowed,
      'user.unfollowed': onUserUnfollowed,
      'user.blocked': onUserBlocked,
      'user.protection-changed': onProtectionChanged,
      'user.deleted': onUserDeleted,
    },
  },
  /** Keeps the directory in line with the users. */
  'users-directory': {
    reactions: {
      'user.registered': refreshUserEntry,
      'user.profile-changed': refreshUserEntry,
      'user.suspended': refreshUserEntry,
      'user.unsuspended': refreshUserEntry,
      'user.deleted': refreshUserEntry,
      'user.followed': refreshFollowedEntry,
      'user.unfollowed': refreshFollowedEntry,
    },
  },
};
