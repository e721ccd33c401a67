// Events that could not be handled: `list` them, `show <id>` one, `replay <id>` one or `replay all`. Needs NATS_URL.
import { EVENTS } from '#schema/events.js';
import { connectJetStreamBus, type Bus, type DeadLetter } from '#platform/bus/index.js';
import { systemClock } from '#platform/clock.js';
import { readSettings } from '#platform/env.js';
import { createLog } from '#platform/log.js';

const USAGE = 'Usage: dead-letters.ts list | show <id> | replay <id> | replay all';

async function main([command = 'list', id]: string[]): Promise<number> {
  const settings = readSettings(['NATS_URL']);
  const log = createLog('dead-letters', settings.ROOKERY_LOG);
  const [url, namespace] = [settings.NATS_URL ?? '', settings.ROOKERY_NAMESPACE];
  await using bus = await connectJetStreamBus({ events: EVENTS, url, namespace, clock: systemClock, log });
  if (command === 'list') return list(await bus.deadLetters());
  if (command === 'show' && id !== undefined) return show(await bus.deadLetters(), id);
  if (command === 'replay' && id !== undefined) return await replay(bus, id);
  console.error(USAGE);
  return 2;
}

/** One line each, oldest first. */
function list(letters: readonly DeadLetter[]): number {
  for (const { id, at, durable, event, reason } of letters) {
    console.log([id, new Date(at).toISOString(), durable, event?.type ?? 'unreadable', reason].join('\t'));
  }
  return 0;
}

function show(letters: readonly DeadLetter[], id: string): number {
  const letter = letters.find((each) => each.id === id);
  if (letter) console.log(JSON.stringify(letter, null, 2));
  else console.error(`No dead letter ${id} exists.`);
  return letter ? 0 : 1;
}

/** Hands letters to their consumers again, which must be running. Those that fail again stay. */
async function replay(bus: Bus, id: string): Promise<number> {
  const ids = id === 'all' ? (await bus.deadLetters()).map((letter) => letter.id) : [id];
  let failed = 0;
  for (const each of ids) {
    try {
      await bus.replayDeadLetter(each);
      console.log(`${each}\thandled`);
    } catch (error) {
      failed++;
      console.log(`${each}\tfailed again\t${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return failed === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
