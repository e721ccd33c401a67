import type { Consumer } from '#social/define-subgraph.js';
import type { CommandDeps } from '../commands/index.js';
import { onProfileChanged } from './graph/on-profile-changed.js';
import { onProtectionChanged } from './graph/on-protection-changed.js';
import { onSessionRevoked } from './graph/on-session-revoked.js';
import { onUserBlocked } from './graph/on-user-blocked.js';
import { onUserDeleted } from './graph/on-user-deleted.js';
import { onUserFollowed } from './graph/on-user-followed.js';
import { onUserRegistered } from './graph/on-user-registered.js';
import { onUserUnfollowed } from './graph/on-user-unfollowed.js';
import { refreshFollowedEntry, refreshUserEntry } from './refresh-directory.js';

/** The durable consumers of the subgraph, which reacts to its own events alone. */
export const consumers: Readonly<Record<string, Consumer<CommandDeps>>> = {
  /** Completes what a command has left to its event, or could not finish. */
  'users-graph': {
    reactions: {
      'user.registered': onUserRegistered,
      'user.profile-changed': onProfileChanged,
      'session.revoked': onSessionRevoked,
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
