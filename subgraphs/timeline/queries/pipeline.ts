import { throwIfCancelled, type Cancellation } from '#platform/cancellation.js';

/** What every request for a page has. */
export interface PageRequest {
  first: number;
  /** Whether somebody waits for the page. */
  signal: Cancellation | undefined;
}

/** Candidates of a page, in the order of the list. */
export interface Chunk<Candidate> {
  candidates: readonly Candidate[];
  /** Whether no candidates follow. */
  ended: boolean;
}

/** The candidates of a page that passed the rules. */
export interface Selection<Candidate> {
  /** Up to `first` candidates. */
  selected: Candidate[];
  /** Whether more may follow. */
  more: boolean;
  /** The last candidate that was read, selected or not: the next page continues after it when this one is empty. */
  last: Candidate | undefined;
}

/** Yields the candidates of a page, chunk by chunk. Reads no further than the consumer asks. */
export type SkeletonStage<Request, Candidate> = (request: Request) => AsyncIterable<Chunk<Candidate>>;

/** Keeps the candidates that the viewer may see. Relationships are read in one batch; the decisions are pure. */
export type RulesStage<Request, Candidate> = (
  request: Request,
  candidates: readonly Candidate[],
) => Promise<Candidate[]>;

/** Makes the page out of the selected candidates: keys and cursors. */
export type PresentationStage<Request, Candidate, Page> = (
  request: Request,
  selection: Selection<Candidate>,
) => Page;

/**
 * Creates the query for one kind of page out of its stages: skeleton -> rules -> presentation. Skeleton and rules alternate
 * until the page is full, so hidden entries leave no gaps. The last stage, hydration, runs in the gateway: it fetches the
 * tweets and authors of the page from the subgraphs that own them, by `_entities`. The query ends early, with TIMEOUT, when
 * the request's signal aborts.
 */
export function createPipeline<Request extends PageRequest, Candidate, Page>(
  skeleton: SkeletonStage<Request, Candidate>,
  rules: RulesStage<Request, Candidate>,
  presentation: PresentationStage<Request, Candidate, Page>,
): (request: Request) => Promise<Page> {
  return async (request) => {
    const { first, signal } = request;
    const kept: Candidate[] = [];
    let last: Candidate | undefined;
    let ended = true;
    for await (const chunk of skeleton(request)) {
      throwIfCancelled(signal);
      kept.push(...(await rules(request, chunk.candidates)));
      last = chunk.candidates.at(-1);
      ended = chunk.ended;
      if (ended || kept.length > first) break;
      throwIfCancelled(signal);
    }
    return presentation(request, {
      selected: kept.slice(0, first),
      more: kept.length > first || !ended,
      last,
    });
  };
}
