// A live home timeline with graphql-ws alone.
//
//     npx tsx examples/graphql-ws.ts http://127.0.0.1:4000 ada rookery-demo
import type { ResultOf, TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import type { FormattedExecutionResult } from 'graphql-ws';
import { HomeEvents, HomePage } from './operations.js';
import { Session } from './session.js';
import { openSocket } from './socket.js';
import { Timeline } from './timeline.js';

const [url = '', username = '', password = ''] = process.argv.slice(2);
const socket = openSocket(url, await Session.signIn(url, username, password));

const timeline = new Timeline(async (variables) => {
  const { data, errors } = await ask(HomePage, variables);
  // A field of the root that failed is null, and the error says why.
  if (!data?.homeTimeline) throw new Error(errors?.[0]?.message ?? 'The gateway gave no page.');
  return data.homeTimeline;
});

// The page's liveCursor starts the stream: no event is missed in between, and none comes twice.
const after = await timeline.begin();
socket.subscribe<ResultOf<typeof HomeEvents>>(
  { query: print(HomeEvents), variables: { after } },
  {
    next: ({ data }) => data && timeline.take(data.homeTimelineEvents),
    error: (problem) => {
      throw problem;
    },
    complete: () => undefined,
  },
);

function ask<Result, Variables extends Record<string, unknown>>(
  document: TypedDocumentNode<Result, Variables>,
  variables: Variables,
): Promise<FormattedExecutionResult<Result, unknown>> {
  return new Promise((resolve, reject) => {
    socket.subscribe<Result>(
      { query: print(document), variables },
      {
        next: resolve,
        error: reject,
        complete: () => undefined,
      },
    );
  });
}
