import type { ConversationModel } from '../models.js';
import { isActive } from '../rules/member.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { checkAdmin, forbidden, memberOf, writeGroup } from './group-write.js';

/** Makes a member an admin of the group, or ends that. */
export function setGroupAdmin(
  deps: CommandDeps,
  actor: Actor,
  { id, memberId, isAdmin }: { id: string; memberId: string; isAdmin: boolean },
): Promise<ConversationModel> {
  return writeGroup(deps, actor, id, (group, revision) => {
    checkAdmin(actor, group);
    const member = memberOf(group, memberId);
    if (member.isAdmin === isAdmin) return null;
    const admins = group.members.filter((each) => each.isAdmin && isActive(each));
    if (!isAdmin && admins.length === 1) throw forbidden('A group has at least one admin.', 'memberId');
    const members = group.members.map((each) =>
      each === member ? { ...each, isAdmin, since: revision } : each,
    );
    return { members };
  });
}
