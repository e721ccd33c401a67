import { describe, expect } from 'vitest';
import { cast, type TestUser, story } from '#testkit/client/index.js';
import { Followers, Following } from '#testkit/operations/user-lists.js';

const it = story({ cast: ['star'] })
  /** Twenty-five users who followed the star one after the other, and one user that she follows. */
  .extend('fans', { scope: 'file', auto: true }, async ({ network, star }) => {
    const names = Array.from({ length: 25 }, (_, index) => `fan${index}`);
    const fans = Object.values(await cast(network, ...names));
    for (const fan of fans) await fan.follow(star);
    await star.follow(fans[3] as TestUser);
    return fans;
  })
  .extend(
    'page',
    ({ star }) =>
      async (first: number, after: string | null = null) =>
        (await star.get(Followers, { username: 'star', first, after })).user?.followers,
  );

describe('the lists of followers', () => {
  const namesOf = (list?: { edges: { node?: { username: string } | null }[] }) =>
    list?.edges.map(({ node }) => node?.username);
  const newestFirst = (fans: TestUser[]): string[] => fans.map(({ username }) => username).reverse();

  it("are newest first, in pages, with the viewer's relationship to each user", async ({ fans, page }) => {
    const first = await page(10);
    expect(namesOf(first)).toEqual(newestFirst(fans).slice(0, 10));
    expect(first?.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
    const second = await page(10, first?.pageInfo.endCursor);
    const third = await page(10, second?.pageInfo.endCursor);
    expect([...(namesOf(second) ?? []), ...(namesOf(third) ?? [])]).toEqual(newestFirst(fans).slice(10));
    expect(third?.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const relationships = third?.edges.map(({ node }) => [node?.username, node?.viewerRelationship]);
    expect(relationships).toContainEqual(['fan3', { following: true, followedBy: true }]);
    expect(relationships).toContainEqual(['fan4', { following: false, followedBy: true }]);
  });

  it('have no next page after a last page that is full', async ({ page }) => {
    const all = await page(25);
    expect(all?.edges).toHaveLength(25);
    expect(all?.pageInfo.hasNextPage).toBe(false);
    expect(await page(5, all?.pageInfo.endCursor)).toMatchObject({
      edges: [],
      pageInfo: { hasNextPage: false },
    });
  });

  it('list followed users, too', async ({ star }) => {
    const { user } = await star.get(Following, { username: 'fan7' });
    expect(user?.following.edges.map(({ node }) => node?.username)).toEqual(['star']);
  });

  it('continue after a cursor while follows begin and end', async ({ star, fans, page }) => {
    const first = await page(10);
    await star.follow(fans[20] as TestUser);
    await (fans[14] as TestUser).unfollow(star);
    await (fans[20] as TestUser).unfollow(star);
    await (fans[20] as TestUser).follow(star);
    const names: (string | undefined)[] = [];
    for (let after = first?.pageInfo.endCursor; after;) {
      const next = await page(4, after);
      names.push(...(namesOf(next) ?? []));
      after = next?.pageInfo.hasNextPage ? next.pageInfo.endCursor : null;
    }
    expect(names).toEqual(
      newestFirst(fans)
        .slice(10)
        .filter((name) => name !== 'fan14'),
    );
    await (fans[14] as TestUser).follow(star);
  });

  it('refuse forged, truncated and foreign cursors, and page sizes out of bounds', async ({ star, page }) => {
    const cursor = (await page(1))?.edges[0]?.cursor ?? '';
    const other = (await star.get(Following, { username: 'star' })).user?.following.edges[0]?.cursor ?? '';
    for (const after of ['x', '', cursor.slice(1), `${cursor}A`, other, 'é'.repeat(1_000)]) {
      const { errors } = await star.send(Followers, { username: 'star', after });
      expect([after, errors[0]?.extensions]).toMatchObject([
        after,
        { code: 'BAD_USER_INPUT', field: 'after' },
      ]);
    }
    for (const first of [0, -1, 101, 2_147_483_647]) {
      const { errors } = await star.send(Followers, { username: 'star', first });
      expect([first, errors[0]?.extensions.code]).toEqual([
        first,
        expect.stringMatching(/BAD_USER_INPUT|TOO_COMPLEX/),
      ]);
    }
  });
});
