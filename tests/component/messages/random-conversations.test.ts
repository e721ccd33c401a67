import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Network } from '#network/index.js';
import { codeOf } from '#platform/errors.js';
import { createContext } from '#subgraphs/messages/context.js';
import { messages } from '#subgraphs/messages/index.js';
import { messageId } from '#social/message-ids.js';
import { conversationId, directKey } from '#subgraphs/messages/rules/conversation-key.js';
import { ConversationWrites } from '#subgraphs/messages/store/conversation-writes.js';
import { openStores } from '#subgraphs/messages/store/index.js';
import { cast, openNetwork, type TestUser } from '#testkit/client/index.js';
import { befriend } from '#testkit/messages/talk.js';
import { ConversationModel } from '#testkit/messages/conversation-model.js';
import { BlockUser, UnblockUser } from '#testkit/operations/users.js';
import { randomFrom } from '#testkit/timeline/random.js';

const ROUNDS = Number(process.env['MESSAGE_ROUNDS'] ?? 2);
const STEPS = 100;
const NAMES = ['ann', 'bob', 'cai', 'dan'] as const;

type Parts = Parameters<typeof createContext>[1];

describe('conversations of random members, messages, edits, deletions, receipts and blocks', () => {
  let network: Network;
  /** Processes of the subgraph that share the documents alone. The last one is killed after each of its writes. */
  let processes: Parts[];

  beforeAll(async () => {
    network = await openNetwork();
    const { parts } = network.subgraph(messages);
    const stores = await openStores(parts);
    const writes = new ConversationWrites({ ...stores, outbox: parts.outbox, log: parts.log });
    const outbox = { dispatch: () => undefined, dispatchInOrder: () => undefined };
    const killed = new ConversationWrites({ ...stores, outbox, log: parts.log });
    killed.complete = () => Promise.resolve();
    processes = [parts, { ...parts, stores, writes }, { ...parts, stores, writes: killed, outbox }];
  });
  afterAll(() => network[Symbol.asyncDispose]());

  it('have one order for fifty senders at once in two processes, and a place for each message', async () => {
    const { ann, bob } = await cast(network, 'ann', 'bob');
    await befriend(ann, bob);
    const sent = await Promise.all(
      Array.from({ length: 50 }, async (_, n) => {
        const [from, to] = n % 2 ? [ann, bob] : [bob, ann];
        const context = createContext(
          { viewer: { id: from.id, sessionId: '' } },
          processes[n % 4 < 2 ? 0 : 1]!,
        );
        return context.commands.sendMessage({ input: { to: to.id, text: `${n}` } });
      }),
    );
    const page = { spans: [{ from: 0, until: null }], userId: ann.id, limit: 100 };
    const stored = (await processes[0]!.stores.messages.page(directKey(ann.id, bob.id), page)).reverse();
    expect(stored.map(({ sequence }) => sequence)).toEqual(sent.map((_, index) => index + 1));
    const inOrder = sent.toSorted((one, other) => one.record.sequence - other.record.sequence);
    expect(stored.map(({ id }) => id)).toEqual(inOrder.map(({ record }) => record.id));
  });

  it.each(Array.from({ length: ROUNDS }, (_, round) => round + 1))(
    'equal a simple model in three processes, one of which is killed after each write (seed %i)',
    { timeout: 120_000 },
    async (seed) => {
      const users = await cast(network, ...NAMES.map((name) => `${name}${seed}`));
      const world = new World(processes, Object.values(users), randomFrom(seed));
      await befriend(...world.users);
      for (let step = 1; step <= STEPS; step++) {
        await world.step(step);
        if (step % 25 === 0) await world.expectEqual(false);
      }
      await world.writeLast();
      await network.settle();
      await world.expectEqual(true);
      expect(world.refusals).toBeGreaterThan(5);
    },
  );
});

/** Real conversations beside their models. */
class World {
  readonly users: readonly TestUser[];
  refusals = 0;
  readonly #processes: readonly Parts[];
  readonly #random: () => number;
  readonly #models = new Map<string, ConversationModel>();
  readonly #blocks = new Set<string>();
  readonly #unfollowed = new Set<string>();

  constructor(processes: readonly Parts[], users: readonly TestUser[], random: () => number) {
    this.#processes = processes;
    this.users = users;
    this.#random = random;
  }

  async step(step: number): Promise<void> {
    const choice = this.#random();
    const user = this.#one(this.users);
    if (this.#models.size === 0 || choice < 0.05) return this.#createGroup(user);
    if (choice < 0.3) return this.#sendDirect(user, step);
    if (choice < 0.5) return this.#burst(step);
    if (choice < 0.75) return this.#changeMessage(user, step);
    if (choice < 0.85) return this.#read(user);
    if (choice < 0.95) return this.#changeMembers(user);
    return this.#block(user);
  }

  /** A last message in every conversation, by the process that is killed after it: nobody brings it in line but the reaction. */
  async writeLast(): Promise<void> {
    const killed = this.#processes.at(-1)!;
    for (const [key, model] of this.#models) {
      const sender = [...model.active].find((id) => this.#mayWrite(key, id));
      if (sender === undefined) continue;
      const { commands } = createContext({ viewer: { id: sender, sessionId: '' } }, killed);
      await commands.sendMessage({ input: { conversationId: conversationId(key), text: 'last' } });
      model.add(sender, 'last');
    }
  }

  /** Compares what each user reads. `isSettled`: memberships are in line as well. */
  async expectEqual(isSettled: boolean): Promise<void> {
    for (const { id } of this.users) {
      const { own } = this.#context(id);
      let total = 0;
      for (const [key, model] of this.#models) {
        const read = await own().loaders.conversation.load(key);
        if (!model.lists.has(id)) {
          expect(read).toBeNull();
          continue;
        }
        const { edges } = await own().messages(read!, { first: 100 });
        const texts = edges.map(({ node }) =>
          this.#processes[0]!.bodies.openText(node.conversation, node.record),
        );
        expect(texts.reverse()).toEqual(model.textsOf(id));
        expect([read!.view.unreadCount, read!.view.list]).toEqual([model.unreadOf(id), model.lists.get(id)]);
        if (model.lists.get(id) === 'INBOX') total += model.unreadOf(id);
      }
      if (isSettled) expect(await own().unreadCount()).toBe(total);
    }
  }

  async #createGroup(user: TestUser): Promise<void> {
    const others = this.users.filter((other) => other !== user && this.#random() < 0.7);
    if (others.length === 0) return;
    const input = { memberIds: others.map(({ id }) => id) };
    const isRefused = others.some((other) => this.#isBlocked(user.id, other.id));
    const made = await this.#expect(isRefused, () => this.#context(user.id).commands.createGroup({ input }));
    if (!made) return;
    const model = new ConversationModel([user.id, ...input.memberIds]);
    model.lists.set(user.id, 'INBOX');
    for (const { id } of others) model.lists.set(id, this.#listFor(user.id, id));
    this.#models.set(made.record._id, model);
  }

  async #sendDirect(user: TestUser, step: number): Promise<void> {
    const other = this.#one(this.users.filter((each) => each !== user));
    const key = directKey(user.id, other.id);
    const text = `${step}`;
    const sent = await this.#expect(this.#isBlocked(user.id, other.id), () =>
      this.#context(user.id).commands.sendMessage({ input: { to: other.id, text } }),
    );
    if (!sent) return;
    const model = this.#models.get(key) ?? new ConversationModel([user.id, other.id]);
    this.#models.set(key, model);
    const list = model.lists.get(other.id);
    if (list !== 'INBOX') model.lists.set(other.id, this.#listFor(user.id, other.id));
    model.add(user.id, text);
    expect(sent.record.sequence).toBe(model.messages.length);
  }

  /** Several members send at once, by all processes. */
  async #burst(step: number): Promise<void> {
    const [key, model] = this.#one([...this.#models]);
    const senders = this.users.filter(({ id }) => model.active.has(id) && this.#mayWrite(key, id));
    const sends = senders.flatMap(({ id }, n) => [0, 1].map((m) => ({ id, text: `${step}.${n}.${m}` })));
    const sent = await Promise.all(
      sends.map(async ({ id, text }) => {
        const input = { conversationId: conversationId(key), text };
        const { record } = await this.#context(id).commands.sendMessage({ input });
        return { id, text, sequence: record.sequence };
      }),
    );
    const inOrder = sent.toSorted((one, other) => one.sequence - other.sequence);
    expect(inOrder.map(({ sequence }) => sequence)).toEqual(
      sent.map((_, index) => model.messages.length + index + 1),
    );
    for (const { id, text } of inOrder) model.add(id, text);
  }

  async #changeMessage(user: TestUser, step: number): Promise<void> {
    const [key, model] = this.#one([...this.#models]);
    if (model.messages.length === 0) return;
    const index = Math.floor(this.#random() * model.messages.length);
    const message = model.messages[index]!;
    const { commands } = this.#context(user.id);
    const id = messageId(key, index + 1);
    const isMine =
      message.sender === user.id && message.readers.has(user.id) && !message.hiddenFor.has(user.id);
    const choice = this.#random();
    if (choice < 0.4) {
      const isRefused =
        !isMine || message.text === null || !model.active.has(user.id) || !this.#mayWrite(key, user.id);
      const text = `${step} edited`;
      if (await this.#expect(isRefused, () => commands.editMessage({ id, text }))) message.text = text;
    } else if (choice < 0.7) {
      const isRefused = !isMine || !model.active.has(user.id);
      if (await this.#expect(isRefused, () => commands.deleteMessage({ id, forAll: true })))
        message.text = null;
    } else {
      const isRefused = !message.readers.has(user.id);
      if (await this.#expect(isRefused, () => commands.deleteMessage({ id, forAll: false })))
        message.hiddenFor.add(user.id);
    }
  }

  async #read(user: TestUser): Promise<void> {
    const [key, model] = this.#one([...this.#models]);
    const last = model.lastOf(user.id);
    const upTo = 1 + Math.floor(this.#random() * (last + 1));
    const isRefused = !model.lists.has(user.id) || upTo > last;
    const { commands } = this.#living(user.id);
    if (await this.#expect(isRefused, () => commands.markConversationRead({ id: conversationId(key), upTo })))
      model.readUpTo.set(user.id, Math.max(upTo, model.readUpTo.get(user.id) ?? 0));
  }

  async #changeMembers(user: TestUser): Promise<void> {
    const groups = [...this.#models].filter(([key]) => !key.includes('-'));
    if (groups.length === 0) return;
    const [key, model] = this.#one(groups);
    const id = conversationId(key);
    const { commands } = this.#context(user.id);
    const stored = (await this.#processes[0]!.stores.conversations.find(key))!;
    const isAdmin = stored.members.some((each) => each.id === user.id && each.isAdmin);
    const other = this.#one(this.users.filter((each) => each !== user));
    const isJoined = model.active.has(other.id);
    if (this.#random() < 0.3) {
      const left = await this.#expect(!model.lists.has(user.id), () => commands.leaveGroup({ id }));
      if (left && model.active.has(user.id)) model.end(user.id, 'LEFT');
      else if (left) model.lists.set(user.id, 'LEFT');
    } else if (isJoined) {
      const memberId = other.id;
      if (await this.#expect(!isAdmin, () => commands.removeGroupMember({ id, memberId })))
        model.end(memberId, 'INBOX');
    } else {
      const isRefused = !isAdmin || this.#isBlocked(user.id, other.id);
      if (await this.#expect(isRefused, () => commands.addGroupMembers({ id, memberIds: [other.id] })))
        model.join(other.id, this.#listFor(user.id, other.id));
    }
  }

  async #block(user: TestUser): Promise<void> {
    const other = this.#one(this.users.filter((each) => each !== user));
    const edge = `${user.id} ${other.id}`;
    if (this.#blocks.delete(edge)) return void (await user.get(UnblockUser, { id: other.id }));
    await user.get(BlockUser, { id: other.id });
    this.#blocks.add(edge);
    // A block ends the follows, for good.
    for (const ended of [edge, `${other.id} ${user.id}`]) this.#unfollowed.add(ended);
  }

  /** Runs a command by one of the processes; undefined when it is refused, as it must be then. */
  async #expect<T>(isRefused: boolean, run: () => Promise<T>): Promise<T | undefined> {
    const outcome = await run().catch((error: unknown) => error);
    const code = codeOf(outcome);
    expect([isRefused, code !== null, outcome instanceof Error && code === null]).toEqual([
      isRefused,
      isRefused,
      false,
    ]);
    if (!isRefused) return outcome as T;
    this.refusals++;
    return undefined;
  }

  #context(id: string, processes = this.#processes) {
    return createContext({ viewer: { id, sessionId: '' } }, this.#one(processes));
  }

  /** A process that lives: what it finds unfinished, it finishes before it moves a marker. */
  #living(id: string) {
    return this.#context(id, this.#processes.slice(0, -1));
  }

  #isBlocked(one: string, other: string): boolean {
    return this.#blocks.has(`${one} ${other}`) || this.#blocks.has(`${other} ${one}`);
  }

  #mayWrite(key: string, id: string): boolean {
    const other = key.includes('-') ? key.split('-').find((each) => each !== id)! : null;
    return other === null || !this.#isBlocked(id, other);
  }

  #listFor(from: string, to: string): 'INBOX' | 'REQUEST' {
    return this.#unfollowed.has(`${to} ${from}`) ? 'REQUEST' : 'INBOX';
  }

  #one<T>(items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)]!;
  }
}
