import type { Commands } from '../commands/index.js';
import { signedIn, type Context } from '../context.js';
import type { UserModel } from '../models.js';
import type { MutationResolvers } from './types.generated.js';

/** The commands of a viewer about another user. */
type AboutUser =
  | 'followUser'
  | 'unfollowUser'
  | 'removeFollower'
  | 'acceptFollowRequest'
  | 'declineFollowRequest'
  | 'blockUser'
  | 'unblockUser'
  | 'muteUser'
  | 'unmuteUser';

/** Does something about the user `id`. What an earlier mutation of the same operation has read is forgotten. */
const about =
  (name: AboutUser) =>
  async (_: unknown, { id }: { id: string }, context: Context): Promise<UserModel> => {
    const command: Commands[AboutUser] = context.commands[name];
    const user = await command(signedIn(context), id);
    context.users.forget();
    return user;
  };

export const Mutation: MutationResolvers = {
  register: (_, { input }, { commands, clientIp }) => commands.register(input, clientIp),
  login: (_, { input }, { commands, clientIp }) => commands.login(input, clientIp),
  refreshSession: (_, { refreshToken }, { commands }) => commands.refreshSession(refreshToken),
  logout: (_, { everywhere }, context) => context.commands.logout(signedIn(context), everywhere),
  changePassword: (_, { current, next }, context) =>
    context.commands.changePassword(signedIn(context), current, next),
  updateProfile: async (_, { input }, context) => {
    const profile = await context.commands.updateProfile(signedIn(context), input);
    context.users.forget();
    return profile;
  },
  followUser: about('followUser'),
  unfollowUser: about('unfollowUser'),
  removeFollower: about('removeFollower'),
  acceptFollowRequest: about('acceptFollowRequest'),
  declineFollowRequest: about('declineFollowRequest'),
  blockUser: about('blockUser'),
  unblockUser: about('unblockUser'),
  muteUser: about('muteUser'),
  unmuteUser: about('unmuteUser'),
};
