// What the operator does to one account: npm run admin <action> <username>
import type { Administration } from '#subgraphs/users/commands/administration.js';

const ACTIONS: Record<string, (users: Administration, id: string) => Promise<void>> = {
  /** Vouches that the account is who it says. */
  verify: (users, id) => users.setVerified({ id, verified: true }),
  unverify: (users, id) => users.setVerified({ id, verified: false }),
  /** Hides the account everywhere and ends its sessions. */
  suspend: (users, id) => users.suspendUser({ id }),
  unsuspend: (users, id) => users.unsuspendUser({ id }),
  /** For ever. The username stays taken. */
  delete: (users, id) => users.deleteUser({ id }),
};

const [action = '', username = ''] = process.argv.slice(2);
const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
if (act === undefined || username === '') {
  console.error(`Usage: admin ${Object.keys(ACTIONS).join('|')} <username>`);
  process.exitCode = 2;
} else {
  // Only now: it takes most of the time of a start.
  const { administrate } = await import('./administration.js');
  await administrate(async (users) => {
    const id = await users.find(username);
    if (id === null) throw new Error(`There is no account ${username}.`);
    await act(users, id);
    console.log(`${action} ${username}: done`);
  });
}
