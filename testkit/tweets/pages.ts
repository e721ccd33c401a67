/** The fields of a page of tweets that paging needs. */
interface Page {
  edges: { node?: { id: string } | null }[];
  pageInfo: { hasNextPage: boolean; endCursor?: string | null };
}

/** Reads all pages of a list; returns the ids in order. */
export async function allIds(
  read: (after: string | null) => Promise<Page | null | undefined>,
): Promise<(string | undefined)[]> {
  const ids: (string | undefined)[] = [];
  for (let after: string | null = null; ;) {
    const page = await read(after);
    if (!page) throw new Error('The list is missing in the response.');
    ids.push(...page.edges.map(({ node }) => node?.id));
    const { hasNextPage, endCursor } = page.pageInfo;
    if (!hasNextPage || !endCursor) return ids;
    after = endCursor;
  }
}
