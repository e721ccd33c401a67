// Repairs what is derived from the social graph and from tweets, and prints what it changed: npm run reconcile
// Safe while the network runs on MongoDB; the embedded store serves one process at a time.
import { administrate } from './administration.js';

await administrate(async (users, tweets) => {
  let changes = 0;
  const report = (line: string): void => {
    changes += 1;
    console.log(line);
  };
  await users.reconcile(report);
  await tweets.reconcile(report);
  console.log(changes === 0 ? 'Nothing had to be changed.' : `${changes} changes.`);
});
