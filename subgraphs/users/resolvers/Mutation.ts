import type { Commands } from '../commands/index.js';
import type { UserInput } from '../commands/deps.js';
import type { Context } from '../context.js';
import type { UserModel } from '../models.js';
import type { MutationResolvers } from './types.generated.js';

/** The commands that act on another user. */
type ActOnUser = {
  [Name in keyof Commands]: Commands[Name] extends (input: UserInput) => Promise<UserModel | null> ? Name : never;
}[keyof Commands];

const actOnUser =
  (name: ActOnUser) =>
  async (_: unknown, { id }: UserInput, { commands, users }: Context): Promise<UserModel | null> => {
    const user = await commands[name]({ id });
    // An earlier mutation of the same operation may have read what this one has changed.
    users.forget();
    return user;
  };

export const Mutation: MutationResolvers = {
  register: (_, { input }, { commands }) => commands.register(input),
  login: (_, { input }, { commands }) => commands.login(input),
  refreshSession: (_, { refreshToken }, { commands }) => commands.refreshSession({ refreshToken }),
  logout: (_, { everywhere }, { commands }) => commands.logout({ everywhere }),
  changePassword: (_, { current, next }, { commands }) => commands.changePassword({ current, next }),
  updateProfile: async (_, { input }, { commands, users }) => {
    const profile = await commands.updateProfile(input);
    users.forget();
    return profile;
  },
  followUser: actOnUser('followUser'),
  unfollowUser: actOnUser('unfollowUser'),
  removeFollower: actOnUser('removeFollower'),
  acceptFollowRequest: actOnUser('acceptFollowRequest'),
  declineFollowRequest: actOnUser('declineFollowRequest'),
  blockUser: actOnUser('blockUser'),
  unblockUser: actOnUser('unblockUser'),
  muteUser: actOnUser('muteUser'),
  unmuteUser: actOnUser('unmuteUser'),
};
