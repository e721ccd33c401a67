import type { ConversationModel } from '../models.js';
import { without } from '../rules/group.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { checkAdmin, memberOf, writeGroup } from './group-write.js';

/** Removes a member from a group, who keeps what was written until then. */
export function removeGroupMember(
  deps: CommandDeps,
  actor: Actor,
  { id, memberId }: { id: string; memberId: string },
): Promise<ConversationModel> {
  return writeGroup(deps, actor, id, (group, revision) => {
    checkAdmin(actor, group);
    memberOf(group, memberId);
    return { members: without(group, memberId, 'INBOX', revision), left: [memberId] };
  });
}
