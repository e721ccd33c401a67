import { useMemo, useSyncExternalStore } from 'react';
import { useClient, type AnyVariables } from 'urql';
import { PagedList, type ListSource, type PagesSnapshot } from './paged-list.js';

export interface Pages<Edge, Data> extends PagesSnapshot<Edge, Data> {
  readonly loadMore: () => void;
  readonly reload: () => void;
}

/** The pages of a list: another document or other variables are another list. */
export function usePages<Data, Variables extends AnyVariables, Edge>(
  source: ListSource<Data, Variables, Edge>,
): Pages<Edge, Data> {
  const client = useClient();
  const { document } = source;
  const variables = JSON.stringify(source.variables);
  // The text stands for the variables, whose object is new at each rendering.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const list = useMemo(() => new PagedList(client, source), [client, document, variables]);
  const snapshot = useSyncExternalStore(list.subscribe, () => list.snapshot);
  return { ...snapshot, loadMore: list.loadMore, reload: list.reload };
}
