import { acceptFollowRequest, declineFollowRequest } from './answer-follow-request.js';
import { blockUser, unblockUser } from './block-user.js';
import { changePassword } from './change-password.js';
import { deleteUser } from './delete-user.js';
import type { AdminDeps, CommandDeps } from './deps.js';
import { followUser } from './follow-user.js';
import { login } from './login.js';
import { logout } from './logout.js';
import { muteUser, unmuteUser } from './mute-user.js';
import { refreshSession } from './refresh-session.js';
import { register } from './register.js';
import { removeFollower } from './remove-follower.js';
import { suspendUser, unsuspendUser } from './suspend-user.js';
import { unfollowUser } from './unfollow-user.js';
import { updateProfile } from './update-profile.js';
import { setVerified } from './verify-user.js';

export type { AdminDeps, CommandDeps } from './deps.js';

/** What users do, ready to be called. */
export function createCommands(deps: CommandDeps) {
  return {
    register: register(deps),
    login: login(deps),
    refreshSession: refreshSession(deps),
    logout: logout(deps),
    changePassword: changePassword(deps),
    updateProfile: updateProfile(deps),
    followUser: followUser(deps),
    unfollowUser: unfollowUser(deps),
    removeFollower: removeFollower(deps),
    acceptFollowRequest: acceptFollowRequest(deps),
    declineFollowRequest: declineFollowRequest(deps),
    blockUser: blockUser(deps),
    unblockUser: unblockUser(deps),
    muteUser: muteUser(deps),
    unmuteUser: unmuteUser(deps),
  };
}

/** What the operator does. No client can reach it. */
export function createAdminCommands(deps: AdminDeps) {
  return {
    setVerified: setVerified(deps),
    suspendUser: suspendUser(deps),
    unsuspendUser: unsuspendUser(deps),
    deleteUser: deleteUser(deps),
  };
}

export type Commands = ReturnType<typeof createCommands>;
export type AdminCommands = ReturnType<typeof createAdminCommands>;
