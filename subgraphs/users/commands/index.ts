import type { CommandDeps } from './deps.js';
import { followUser } from './follow-user.js';
import { login } from './login.js';
import { register } from './register.js';
import { unfollowUser } from './unfollow-user.js';

export type { CommandDeps } from './deps.js';

/** Everything that changes something, ready to be called. */
export function createCommands(deps: CommandDeps) {
  return {
    register: register(deps),
    login: login(deps),
    followUser: followUser(deps),
    unfollowUser: unfollowUser(deps),
  };
}

export type Commands = ReturnType<typeof createCommands>;
