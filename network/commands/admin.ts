import type { Administration } from '#subgraphs/users/commands/administration.js';
import { UsageError } from '../cli.js';

const ACTIONS: Record<string, (users: Administration, id: string) => Promise<void>> = {
  verify: (users, id) => users.setVerified({ id, verified: true }),
  unverify: (users, id) => users.setVerified({ id, verified: false }),
  suspend: (users, id) => users.suspendUser({ id }),
  unsuspend: (users, id) => users.unsuspendUser({ id }),
  delete: (users, id) => users.deleteUser({ id }),
};

/** `rookery admin <action> <username>` */
export async function run([action = '', username = '', ...rest]: readonly string[]): Promise<void> {
  const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
  if (act === undefined || username === '' || rest.length > 0) throw new UsageError();
  // Loaded only now: wrong arguments are reported at once.
  const { administrate } = await import('../administration.js');
  await administrate(async ({ users }) => {
    const id = await users.find(username);
    if (id === null) throw new Error(`There is no account ${username}.`);
    await act(users, id);
    console.log(`${action} ${username}: done`);
  });
}
