// A live home timeline over server-sent events with graphql-sse, for networks whose proxies block WebSocket.
//
//     npx tsx examples/sse.ts http://127.0.0.1:4000 ada rookery-demo
import type { ResultOf, TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { createClient, type ExecutionResult } from 'graphql-sse';
import { HomeEvents, HomePage } from './operations.js';
import { Session } from './session.js';
import { retryWait } from './socket.js';
import { Timeline } from './timeline.js';

const [url = '', username = '', password = ''] = process.argv.slice(2);
const session = await Session.signIn(url, username, password);

const client = createClient({
  url: `${url}/graphql`,
  // A stream ends when its token expires; the next stream gets a fresh token.
  headers: async () => ({ authorization: `Bearer ${await session.accessToken()}` }),
  fetchFn: async (input: string, init: RequestInit) => {
    const response = await fetch(input, init);
    if (response.status === 401) session.reject();
    return response;
  },
  retryAttempts: Infinity,
  retry: retryWait,
});

const timeline = new Timeline(async (variables) => {
  const { data, errors } = await ask(HomePage, variables);
  // A field of the root that failed is null, and the error says why.
  if (!data?.homeTimeline) throw new Error(errors?.[0]?.message ?? 'The gateway gave no page.');
  return data.homeTimeline;
});

// The page's liveCursor starts the stream: no event is missed in between, and none comes twice. The library sends the subscription
// again unchanged, so `after` is a getter that returns the cursor of the last event.
let after = await timeline.begin();
const variables = {
  get after() {
    return after;
  },
};
client.subscribe<ResultOf<typeof HomeEvents>>(
  { query: print(HomeEvents), variables },
  {
    next: ({ data }) => {
      if (!data) return;
      after = data.homeTimelineEvents.cursor;
      timeline.take(data.homeTimelineEvents);
    },
    error: (problem) => {
      throw problem;
    },
    complete: () => undefined,
  },
);

function ask<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<ExecutionResult<Result, unknown>> {
  return new Promise((resolve, reject) => {
    client.subscribe<Result>(
      { query: print(document), variables },
      {
        next: resolve,
        error: reject,
        complete: () => undefined,
      },
    );
  });
}
