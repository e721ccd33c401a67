import { toldTweetOf } from '../../rules/mute-rule.js';
import { areMuted } from '../../queries/muted-tweets.js';
import type { GroupState } from '../../store/groups.js';
import { finish, isObjectGone, MAX_CONFLICTS, type SettleDeps } from './settle-group.js';
import { changeEvent } from './change-event.js';

/**
 * Puts a group into the list, or out of it, when its recipient mutes other words or conversations than before, or the words of its
 * tweet have changed: what it counts stays. The actions that a group has not taken in are judged with it when it takes them in.
 * `onChange` gets the documents that carry an event.
 */
export async function reviewGroup(
  deps: SettleDeps,
  id: string,
  onChange: (group: string, state: GroupState) => void,
): Promise<void> {
  const { groups, ids } = deps;
  for (let conflicts = 0; conflicts < MAX_CONFLICTS; conflicts++) {
    // Read before the rules: who changes the group meanwhile has the next turn.
    const before = await groups.find(id);
    if (before === null) return;
    if (before.pending) {
      await finish(deps, id, before.pending, onChange);
      continue;
    }
    const { count, newest, latest, shown: wasShown } = before;
    const actor = newest[0]?.id;
    const [muted] = await areMuted(deps, [toldTweetOf(id, actor)]);
    const shown = count > 0 && !muted && !(await isObjectGone(deps, id, actor));
    if (shown === wasShown) return;
    const event = changeEvent(deps, id, { wasShown, shown, isOld: true });
    const batch = { id: ids.next(), entries: [] };
    const state = { count, newest, latest, shown, untold: false, event, batch };
    if (!(await groups.change(id, before, state))) continue;
    onChange(id, state);
    await groups.finished(id, batch.id);
    return;
  }
  throw new Error(`The group ${id} is being changed by too many processes.`);
}
