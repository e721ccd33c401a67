import type { ConversationModel } from '../models.js';
import { without } from '../rules/group.js';
import { isActive } from '../rules/member.js';
import { listed } from '../rules/sending.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { writeGroup } from './group-write.js';

/** Leaves a group. Also takes a group that the actor was removed from off the actor's list. */
export function leaveGroup(
  deps: CommandDeps,
  actor: Actor,
  { id }: { id: string },
): Promise<ConversationModel> {
  return writeGroup(deps, actor, id, (group, revision) => {
    const member = group.members.find((each) => each.id === actor.id)!;
    if (isActive(member)) return { members: without(group, actor.id, 'LEFT', revision), left: [actor.id] };
    if (member.list !== 'INBOX') return null;
    return {
      members: group.members.map((each) => (each === member ? listed(member, 'LEFT', revision) : each)),
    };
  });
}
