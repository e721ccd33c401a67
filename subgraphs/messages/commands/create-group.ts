import { badInput } from '#platform/errors.js';
import { checkAll, checkId } from '#platform/input-checks.js';
import { RULES } from '#social/rate-limit-rules.js';
import type { ConversationModel } from '../models.js';
import { isStranger } from '../rules/contact.js';
import { MAX_MEMBERS } from '../rules/limits.js';
import { newGroup } from '../rules/new-conversation.js';
import { checkName } from '../rules/text.js';
import type { Actor } from './actor.js';
import type { CommandDeps } from './deps.js';
import { reachAll } from './reach-all.js';
import { reread } from './targets.js';
import { withRateLimits } from './with-rate-limits.js';

export interface CreateGroupInput {
  memberIds: readonly string[];
  name?: string | null | undefined;
}

/** Makes a group of the actor, its admin, and others. Those whom the actor is a stranger to get a request. */
export async function createGroup(
  deps: CommandDeps,
  actor: Actor,
  { input }: { input: CreateGroupInput },
): Promise<ConversationModel> {
  const { memberIds, name } = checkAll({
    memberIds: () => checkMemberIds(input.memberIds, 'input.memberIds'),
    name: () => (input.name == null ? null : checkName(input.name, 'input.name')),
  });
  const others = memberIds.filter((id) => id !== actor.id);
  if (others.length === 0) throw badInput('input.memberIds', 'A group has at least one other member.');
  if (others.length >= MAX_MEMBERS)
    throw badInput('input.memberIds', `A group has at most ${MAX_MEMBERS} members.`);
  const contacts = await reachAll(actor, others, 'input.memberIds');
  const requested = new Set(others.filter((_, index) => isStranger(contacts[index]!)));
  const { writes, bodies, ids, createEvent } = deps;
  const at = ids.next();
  await withRateLimits(deps, [RULES.conversations], actor.id, () =>
    writes.run(at, {
      apply() {
        const opening = { _id: at, key: bodies.newKey(), at };
        const all = [actor.id, ...others];
        const record = newGroup(opening, { memberIds: all, requested, name: bodies.sealName(opening, name) });
        const event = createEvent('conversation.members-changed', at, {
          ...{ conversationId: at, actorId: actor.id, memberIds: all, joined: all, left: [] },
        });
        return { record, events: [event], result: at };
      },
    }),
  );
  return reread(actor, at);
}

/** Distinct ids, or BAD_USER_INPUT. */
export function checkMemberIds(ids: readonly string[], field: string): string[] {
  const distinct = [...new Set(ids)];
  if (distinct.length === 0) throw badInput(field, 'Name at least one user.');
  if (ids.length > MAX_MEMBERS) throw badInput(field, `A group has at most ${MAX_MEMBERS} members.`);
  for (const id of distinct) checkId(id, field);
  return distinct;
}
