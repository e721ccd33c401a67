import type { Event } from '#schema/events.js';
import type { CommandDeps } from '../../commands/index.js';

/** Publishes the revision of a profile's text that the command has not published, because its process stopped. */
export async function onProfileChanged(
  { stores }: Pick<CommandDeps, 'stores'>,
  { payload: { userId } }: Event<'user.profile-changed'>,
): Promise<void> {
  const [text] = await stores.users.texts([userId]);
  if (text) await stores.accounts.publishRevision(userId, text.revision);
}
