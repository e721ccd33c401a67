import { signedIn, type Context } from '../context.js';
import type { UserModel } from '../models.js';
import type { Commands } from '../commands/index.js';
import type { MutationResolvers } from './types.generated.js';

/** The commands that the viewer does to another person. */
type PersonCommand = 'followUser' | 'unfollowUser';

/** Does something to the person `id`. What was read before, for an earlier mutation of the operation, is forgotten. */
const toPerson =
  (name: PersonCommand) =>
  async (_: unknown, { id }: { id: string }, context: Context): Promise<UserModel> => {
    const command: Commands[PersonCommand] = context.commands[name];
    const person = await command(signedIn(context), id);
    context.people.forget();
    return person;
  };

export const Mutation: MutationResolvers = {
  register: (_, { input }, { commands, clientIp }) => commands.register(input, clientIp),
  login: (_, { input }, { commands, clientIp }) => commands.login(input, clientIp),
  followUser: toPerson('followUser'),
  unfollowUser: toPerson('unfollowUser'),
};
