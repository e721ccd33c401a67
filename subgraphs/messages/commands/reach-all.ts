import { checkContact, type Contact } from '../rules/contact.js';
import type { Actor } from './actor.js';
import { contactWith } from './reach.js';

/** What decides whether the actor may take users into a group; throws when one of them may not be written to. One read for all. */
export async function reachAll(actor: Actor, userIds: readonly string[], field: string): Promise<Contact[]> {
  const contacts = await Promise.all(userIds.map((id) => contactWith(actor, id, null)));
  for (const contact of contacts) checkContact(contact, field, false);
  return contacts;
}
