// What the operator does to one account: npm run admin <action> <username>
import type { Administration } from '#subgraphs/users/administration.js';

const ACTIONS: Record<string, (people: Administration, id: string) => Promise<void>> = {
  /** Vouches that the account is who it says. */
  verify: (people, id) => people.setVerified(id, true),
  unverify: (people, id) => people.setVerified(id, false),
  /** Hides the account everywhere and ends its sessions. */
  suspend: (people, id) => people.suspendUser(id),
  unsuspend: (people, id) => people.unsuspendUser(id),
  /** For ever. The username stays taken. */
  delete: (people, id) => people.deleteUser(id),
};

const [action = '', username = ''] = process.argv.slice(2);
const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
if (act === undefined || username === '') {
  console.error(`Usage: admin ${Object.keys(ACTIONS).join('|')} <username>`);
  process.exitCode = 2;
} else {
  // Only now: it takes most of the time of a start.
  const { administrate } = await import('./administration.js');
  await administrate(async (people) => {
    const id = await people.find(username);
    if (id === null) throw new Error(`There is no account ${username}.`);
    await act(people, id);
    console.log(`${action} ${username}: done`);
  });
}
