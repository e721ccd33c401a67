// Repairs what is derived from the social graph, and prints what it changed. Safe while the network runs on MongoDB.
// node --conditions=source --import tsx scripts/reconcile.ts
import { administrate } from './administration.js';

await administrate(async (people) => {
  let changes = 0;
  await people.reconcile((line) => {
    changes += 1;
    console.log(line);
  });
  console.log(changes === 0 ? 'Nothing had to be changed.' : `${changes} changes.`);
});
