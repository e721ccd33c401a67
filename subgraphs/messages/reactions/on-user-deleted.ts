import type { Event } from '#schema/events.js';
import { writeMembers } from '../commands/group-write.js';
import { without } from '../rules/group.js';
import { isActive } from '../rules/member.js';
import type { ReactionDeps } from './deps.js';

/** Conversations that are read at a time. */
const SLICE = 100;

/** Takes a deleted user out of all conversations. What the user has written stays with those who received it. */
export async function onUserDeleted(
  deps: ReactionDeps,
  { payload: { userId } }: Event<'user.deleted'>,
): Promise<void> {
  const { memberships, settings } = deps.stores;
  for (let after = ''; ;) {
    const keys = await memberships.conversationsOf(userId, after, SLICE);
    for (const key of keys)
      await writeMembers(deps, userId, key, (conversation, revision) => {
        const member = conversation.members.find(({ id }) => id === userId);
        if (member === undefined || !isActive(member)) return null;
        return { members: without(conversation, userId, 'LEFT', revision), left: [userId] };
      });
    if (keys.length < SLICE) break;
    after = keys.at(-1)!;
  }
  await memberships.deleteOf(userId);
  await settings.delete(userId);
}
