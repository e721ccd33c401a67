import { connectJetStreamBus, type Bus, type DeadLetter } from '#platform/bus/index.js';
import { systemClock } from '#platform/clock.js';
import { natsOptions } from '#platform/config/index.js';
import { createLog } from '#platform/log.js';
import { EVENTS } from '#schema/events.js';
import { UsageError } from '../cli.js';
import { ROOKERY_SETTINGS } from '../settings.js';

/** `rookery dead-letters list | show <id> | replay <id> | replay all | discard <id> | discard all` */
export async function run([action = 'list', id, ...rest]: readonly string[]): Promise<void> {
  const isKnown =
    action === 'list' ? id === undefined : ['show', 'replay', 'discard'].includes(action) && id !== undefined;
  if (!isKnown || rest.length > 0) throw new UsageError();
  const settings = ROOKERY_SETTINGS.read(['NATS_URL']);
  const log = createLog('dead-letters', settings.ROOKERY_LOG);
  const { natsUrl: url = '', nats: access } = natsOptions(settings);
  await using bus = await connectJetStreamBus({
    ...{ url, access, namespace: settings.ROOKERY_NAMESPACE },
    ...{ events: EVENTS, clock: systemClock, log, prepares: false },
  });
  if (action === 'list' || id === undefined) list(await bus.deadLetters());
  else if (action === 'show') show(await bus.deadLetters(), id);
  else if (action === 'discard') await discard(bus, id);
  else await replay(bus, id);
}

/** One line each, oldest first. */
function list(letters: readonly DeadLetter[]): void {
  for (const { id, at, durable, event, reason } of letters) {
    console.log([id, new Date(at).toISOString(), durable, event?.type ?? 'unreadable', reason].join('\t'));
  }
}

function show(letters: readonly DeadLetter[], id: string): void {
  const letter = letters.find((each) => each.id === id);
  if (!letter) throw new Error(`There is no dead letter ${id}.`);
  console.log(JSON.stringify(letter, null, 2));
}

/** For events that must not be handled any more. Prints what is gone: nothing else knows it afterwards. */
async function discard(bus: Bus, id: string): Promise<void> {
  const letters = (await bus.deadLetters()).filter((letter) => id === 'all' || letter.id === id);
  if (letters.length === 0 && id !== 'all') throw new Error(`There is no dead letter ${id}.`);
  for (const { id: each, durable, event, reason } of letters) {
    await bus.discardDeadLetter(each);
    console.log([each, 'discarded', durable, event?.type ?? 'unreadable', event?.id, reason].join('\t'));
  }
}

/** Hands letters to their consumers again, which must be running. Letters that fail again stay. */
async function replay(bus: Bus, id: string): Promise<void> {
  const ids = id === 'all' ? (await bus.deadLetters()).map((letter) => letter.id) : [id];
  for (const each of ids) {
    try {
      await bus.replayDeadLetter(each);
      console.log(`${each}\thandled`);
    } catch (error) {
      process.exitCode = 1;
      console.log(`${each}\tfailed again\t${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
