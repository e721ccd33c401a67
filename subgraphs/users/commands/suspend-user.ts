import { RookeryError } from '#platform/errors.js';
import type { AdminDeps, Operator, UserInput } from './deps.js';

/** Hides an account everywhere and ends its sessions, until the suspension is lifted. NOT_FOUND for a deleted account. */
export async function suspendUser(deps: AdminDeps, _: Operator, { id }: UserInput): Promise<void> {
  const { stores, createEvent, outbox, clock } = deps;
  const event = createEvent('user.suspended', id, { userId: id });
  const suspended = await stores.accounts.change(id, {
    given: { suspendedAt: null, deletedAt: null },
    set: { suspendedAt: clock.now() },
    events: [],
    endSessions: event,
  });
  if (suspended) outbox.dispatch('accounts', id, event);
  else await refuseMissing(deps, id);
}

/** Lifts a suspension. The user has to sign in again. NOT_FOUND for a deleted account. */
export async function unsuspendUser(deps: AdminDeps, _: Operator, { id }: UserInput): Promise<void> {
  const { stores, createEvent, outbox } = deps;
  const [account] = await stores.accounts.byIds([id]);
  if (!account || account.suspendedAt === null) return refuseMissing(deps, id);
  const event = createEvent('user.unsuspended', id, { userId: id });
  const { suspendedAt } = account;
  const given = { suspendedAt, deletedAt: null };
  const lifted = await stores.accounts.change(id, { given, set: { suspendedAt: null }, events: [event] });
  if (lifted) outbox.dispatch('accounts', id, event);
}

/** Nothing was changed: the account is in the wanted state already, or does not exist. */
async function refuseMissing({ stores }: AdminDeps, id: string): Promise<void> {
  const [account] = await stores.accounts.byIds([id]);
  if (!account || account.deletedAt !== null) throw new RookeryError('NOT_FOUND');
}
