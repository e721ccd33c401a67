import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GraphModel, VERBS, type Outcome, type Verb } from '#testkit/users/graph-model.js';
import { importMembers } from '#testkit/users/imported.js';
import { UsersSubgraph, type Member } from '#testkit/users/users-subgraph.js';

/** One random step: a user acts on another user, or becomes protected or public. */
type Step = { verb: Verb; me: number; other: number } | { me: number; protected: boolean };

const USERS = [0, 1, 2, 3];

/** Random sequences of each kind. */
const ROUNDS = 25;

const user = fc.constantFrom(...USERS);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ verb: fc.constantFrom(...VERBS), me: user, other: user }) },
  // Most interesting states begin with a follow.
  {
    weight: 4,
    arbitrary: fc.record({ verb: fc.constant('followUser' as const), me: user, other: user }),
  },
  { weight: 2, arbitrary: fc.record({ me: user, protected: fc.boolean() }) },
);

const ROW = 'edges { node { id } }';
const VIEW = `protected followersCount followingCount followers(first: 100) { ${ROW} } following(first: 100) { ${ROW} }
  viewerRelationship { following followedBy followRequested blocking muting }`;

interface Rows {
  edges: { node: { id: string } }[];
}

describe('the social graph', () => {
  let subgraph: UsersSubgraph;
  let everybody: Member[];

  beforeAll(async () => {
    subgraph = await UsersSubgraph.open();
    const names = Array.from({ length: 2 * ROUNDS * USERS.length }, (_, index) => `p${index}`);
    everybody = await importMembers(subgraph, names);
  });
  afterAll(() => subgraph[Symbol.asyncDispose]());

  /** Four users without relationships. */
  const newUsers = (): Member[] => everybody.splice(-USERS.length);

  const take = async (users: Member[], what: Step): Promise<Outcome> => {
    const me = users[what.me] as Member;
    const mutation =
      'verb' in what
        ? `${what.verb}(id: "${users[what.other]?.id}")`
        : `updateProfile(input: { protected: ${what.protected} })`;
    const { errors } = await subgraph.ask(`mutation { ${mutation} { id } }`, me);
    return (errors?.[0]?.extensions.code ?? 'ok') as Outcome;
  };

  /** All that one of the users can see, with numbers instead of ids. */
  const look = async (users: Member[], me: Member): Promise<{ own: object; views: (object | null)[] }> => {
    const lists = ['followRequests', 'blocks', 'mutes'].map((list) => `${list}(first: 100) { ${ROW} }`);
    const views = users.map(({ username }, index) => `u${index}: user(username: "${username}") { ${VIEW} }`);
    const { data, errors } = await subgraph.ask(`{ viewer { ${lists.join(' ')} } ${views.join(' ')} }`, me);
    expect(errors).toBeUndefined();
    const numbers = ({ edges }: Rows): number[] =>
      edges.map(({ node }) => users.findIndex(({ id }) => id === node.id)).sort();
    const withNumbers = (value: Record<string, unknown>): object =>
      Object.fromEntries(
        Object.entries(value).map(([name, each]) => [
          name,
          each !== null && typeof each === 'object' && 'edges' in each ? numbers(each as Rows) : each,
        ]),
      );
    return {
      own: withNumbers(data?.['viewer']),
      views: users.map((_, index) => data?.[`u${index}`] && withNumbers(data[`u${index}`])),
    };
  };

  it('equals a simple model for every viewer after any sequence of commands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
        const [users, model] = [newUsers(), new GraphModel(USERS)];
        for (const what of steps) {
          const outcome = await take(users, what);
          if ('verb' in what)
            expect([what, outcome]).toEqual([what, model.do(what.verb, what.me, what.other)]);
          else model.protect(what.me, what.protected);
          // A reaction accepts the waiting requests.
          if ('protected' in what) await subgraph.settle();
        }
        for (const me of USERS) {
          const seen = await look(users, users[me] as Member);
          expect(seen.own).toEqual(model.ownLists(me));
          expect(seen.views).toEqual(USERS.map((other) => model.view(me, other)));
        }
      }),
      { numRuns: ROUNDS, endOnFailure: true },
    );
  }, 180_000);

  it('keeps its invariants under concurrent commands', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 40 }), async (steps) => {
        const users = newUsers();
        await Promise.all(steps.map((what) => take(users, what)));
        await subgraph.settle();
        await expectRules(subgraph, users);
      }),
      { numRuns: ROUNDS, endOnFailure: true },
    );
  }, 180_000);
});

interface EdgeDocument {
  from: string;
  to: string;
  active: boolean;
  requested?: boolean;
}

/** Checks the invariants of the documents. */
async function expectRules(subgraph: UsersSubgraph, users: Member[]): Promise<void> {
  const ids = users.map(({ id }) => id);
  const database = subgraph.infrastructure.mongo.database('relationships');
  const edges = (name: string) =>
    database
      .collection<EdgeDocument>(name)
      .find({ from: { $in: ids } })
      .toArray();
  const [follows, blocks, profiles] = await Promise.all([
    edges('follows'),
    edges('blocks'),
    database
      .collection<{ _id: string; followersCount: number; followingCount: number; protected: boolean }>(
        'accounts',
      )
      .find({ _id: { $in: ids } })
      .toArray(),
  ]);
  const active = follows.filter((edge) => edge.active);
  const waiting = follows.filter((edge) => edge.requested);
  for (const profile of profiles) {
    expect(profile.followersCount).toBe(active.filter(({ to }) => to === profile._id).length);
    expect(profile.followingCount).toBe(active.filter(({ from }) => from === profile._id).length);
    if (!profile.protected) expect(waiting.filter(({ to }) => to === profile._id)).toEqual([]);
  }
  for (const { from, to } of blocks.filter((block) => block.active)) {
    const between = [...active, ...waiting].filter(
      (edge) => (edge.from === from && edge.to === to) || (edge.from === to && edge.to === from),
    );
    expect(between).toEqual([]);
  }
  expect(active.filter((edge) => edge.requested)).toEqual([]);
}
