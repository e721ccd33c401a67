import type { Commands } from '../commands/index.js';
import type { UserInput } from '../commands/deps.js';
import type { Context } from '../context.js';
import type { UserModel } from '../models.js';
import type { MutationResolvers, MutationUserUpdateProfileArgs } from './types.generated.js';

/** The commands that act on another user. */
type ActOnUser = {
  [Name in keyof Commands]: Commands[Name] extends (input: UserInput) => Promise<UserModel | null>
    ? Name
    : never;
}[keyof Commands];

/** The user as a command answers them; null where it may hide them. */
type Answered<Name extends ActOnUser> = Awaited<ReturnType<Commands[Name]>>;

const actOnUser =
  <Name extends ActOnUser>(name: Name) =>
  async (_: unknown, { id }: UserInput, { commands, users }: Context): Promise<Answered<Name>> => {
    const command = commands[name] as (input: UserInput) => Promise<Answered<Name>>;
    const user = await command({ id });
    // An earlier mutation of the same operation may have read what this one has changed.
    users.forget();
    return user;
  };

/** The same with a payload. */
const withPayload = <Name extends ActOnUser>(name: Name) => {
  const act = actOnUser(name);
  return async (parent: unknown, input: UserInput, context: Context): Promise<{ user: Answered<Name> }> => ({
    user: await act(parent, input, context),
  });
};

async function updateProfile(
  { input }: MutationUserUpdateProfileArgs,
  { commands, users }: Context,
): Promise<UserModel> {
  const profile = await commands.updateProfile(input);
  users.forget();
  return profile;
}

export const Mutation: MutationResolvers = {
  register: (_, { input }, { commands }) => commands.register(input),
  login: (_, { input }, { commands }) => commands.login(input),
  refreshSession: (_, { refreshToken }, { commands }) => commands.refreshSession({ refreshToken }),
  changePassword: (_, { current, next }, { commands }) => commands.changePassword({ current, next }),
  sessionLogout: async (_, { everywhere }, { commands }) => {
    await commands.logout({ everywhere });
    return { everywhere };
  },
  sessionEnd: async (_, input, { commands }) => ({ viewer: await commands.endSession(input) }),
  userUpdateProfile: async (_, args, context) => ({ user: await updateProfile(args, context) }),
  userFollow: withPayload('followUser'),
  userUnfollow: withPayload('unfollowUser'),
  userRemoveFollower: withPayload('removeFollower'),
  userAcceptFollowRequest: withPayload('acceptFollowRequest'),
  userDeclineFollowRequest: withPayload('declineFollowRequest'),
  userBlock: withPayload('blockUser'),
  userUnblock: withPayload('unblockUser'),
  userMute: withPayload('muteUser'),
  userUnmute: withPayload('unmuteUser'),
  muteWord: async (_, { input }, { commands }) => ({ viewer: await commands.muteWord(input) }),
  unmuteWord: async (_, input, { commands }) => ({ viewer: await commands.unmuteWord(input) }),

  // Deprecated: they answer the bare result of the same commands.
  logout: (_, { everywhere }, { commands }) => commands.logout({ everywhere }),
  updateProfile: (_, args, context) => updateProfile(args, context),
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
