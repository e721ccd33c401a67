import { administrate } from '../administration.js';
import { expectNoArguments } from '../cli.js';

/** `rookery reconcile` */
export async function run(args: readonly string[]): Promise<void> {
  expectNoArguments(args);
  await administrate(async ({ users, tweets, trends, messages }) => {
    let changes = 0;
    const report = (line: string): void => {
      changes += 1;
      console.log(line);
    };
    await users.reconcile(report);
    await tweets.reconcile(report);
    await messages?.rewrap(report);
    await trends.reindex(tweets.texts(), report);
    console.log(changes === 0 ? 'Nothing had to be changed.' : `${changes} changes.`);
  });
}
