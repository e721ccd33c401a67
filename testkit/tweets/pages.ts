/** A page of tweets, as far as paging is concerned. */
interface Page {
  edges: { node?: { id: string } | null }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** The ids on all pages of a list, in order: asks until there is no next page. */
export async function allIds(
  read: (after: string | null) => Promise<Page | null | undefined>,
): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  for (let after: string | null = null; ;) {
    const page = await read(after);
    if (!page) throw new Error('There is no such list.');
    ids.push(...page.edges.map(({ node }) => node?.id));
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage || !endCursor) return ids;
    after = endCursor;
  }
}
