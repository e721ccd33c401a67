import type { ConversationModel } from '../models.js';
import { isStranger } from '../rules/contact.js';
import { MAX_MEMBERS, MAX_MEMBERS_EVER, MAX_SPANS } from '../rules/limits.js';
import { isActive, newMember, rejoined, type Member } from '../rules/member.js';
import type { ConversationRecord } from '../store/documents.js';
import type { Actor } from './actor.js';
import { checkMemberIds } from './create-group.js';
import type { CommandDeps } from './deps.js';
import { checkAdmin, findGroup, forbidden, writeGroup, type MembersChange } from './group-write.js';
import { reachAll } from './reach-all.js';

/** Adds users to a group. Those whom the actor is a stranger to get a request. */
export async function addGroupMembers(
  deps: CommandDeps,
  actor: Actor,
  { id, memberIds }: { id: string; memberIds: readonly string[] },
): Promise<ConversationModel> {
  const named = checkMemberIds(memberIds, 'memberIds');
  const group = await findGroup(actor, id);
  checkAdmin(actor, group);
  const added = named.filter((userId) => !isJoined(group, userId));
  const contacts = await reachAll(actor, added, 'memberIds');
  const requested = new Set(added.filter((_, index) => isStranger(contacts[index]!)));
  return writeGroup(deps, actor, id, (present, revision) => {
    checkAdmin(actor, present);
    return withMembers(present, added, requested, revision);
  });
}

function withMembers(
  group: ConversationRecord,
  added: readonly string[],
  requested: ReadonlySet<string>,
  revision: number,
): MembersChange | null {
  const joined = added.filter((userId) => !isJoined(group, userId));
  if (joined.length === 0) return null;
  const moment = { ...group, revision };
  const listOf = (userId: string) => (requested.has(userId) ? 'REQUEST' : 'INBOX');
  const back = group.members.map((each): Member =>
    joined.includes(each.id) ? rejoined(each, moment, listOf(each.id)) : each,
  );
  const known = new Set(group.members.map((each) => each.id));
  const fresh = joined.filter((userId) => !known.has(userId));
  const members = [...back, ...fresh.map((userId) => newMember(userId, moment, listOf(userId)))];
  const isFull =
    members.filter(isActive).length > MAX_MEMBERS ||
    members.length > MAX_MEMBERS_EVER ||
    members.some(({ spans }) => spans.length > MAX_SPANS);
  if (isFull) throw forbidden(`A group has at most ${MAX_MEMBERS} members.`, 'memberIds');
  return { members, joined };
}

function isJoined({ members }: ConversationRecord, userId: string): boolean {
  return members.some((member) => member.id === userId && isActive(member));
}
