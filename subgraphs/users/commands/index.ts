import { bindCommands, signedIn, type BoundCommands } from '#platform/commands.js';
import type { RequestContext } from '#platform/viewer.js';
import { acceptFollowRequest, declineFollowRequest } from './answer-follow-request.js';
import { blockUser, unblockUser } from './block-user.js';
import { changePassword } from './change-password.js';
import { deleteUser } from './delete-user.js';
import type { AdminDeps, CommandDeps, Operator } from './deps.js';
import { endSession } from './end-session.js';
import { followUser } from './follow-user.js';
import { login } from './login.js';
import { logout } from './logout.js';
import { muteUser, unmuteUser } from './mute-user.js';
import { muteWord, unmuteWord } from './mute-word.js';
import { refreshSession } from './refresh-session.js';
import { register } from './register.js';
import { removeFollower } from './remove-follower.js';
import { setVerified } from './set-verified.js';
import { suspendUser, unsuspendUser } from './suspend-user.js';
import { unfollowUser } from './unfollow-user.js';
import { updateProfile } from './update-profile.js';

export type { AdminDeps, CommandDeps } from './deps.js';

/** The commands that need no sign-in. */
const visitorCommands = { register, login, refreshSession };

const viewerCommands = {
  logout,
  endSession,
  changePassword,
  updateProfile,
  followUser,
  unfollowUser,
  removeFollower,
  acceptFollowRequest,
  declineFollowRequest,
  blockUser,
  unblockUser,
  muteUser,
  unmuteUser,
  muteWord,
  unmuteWord,
};

/** The operator's commands. No client can reach them. */
const adminCommands = { setVerified, suspendUser, unsuspendUser, deleteUser };

/** The commands of one request. */
export type Commands = BoundCommands<typeof visitorCommands & typeof viewerCommands>;
export type AdminCommands = BoundCommands<typeof adminCommands>;

export function createCommands(
  deps: CommandDeps,
  { viewer, clientIp }: Pick<RequestContext, 'viewer' | 'clientIp'>,
): Commands {
  return {
    ...bindCommands(visitorCommands, deps, () => ({ clientIp })),
    ...bindCommands(viewerCommands, deps, () => signedIn(viewer)),
  };
}

export function createAdminCommands(deps: AdminDeps): AdminCommands {
  return bindCommands(adminCommands, deps, (): Operator => 'operator');
}
