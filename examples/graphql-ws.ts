// A live home timeline with graphql-ws alone.
//
//     npx tsx examples/graphql-ws.ts http://127.0.0.1:4000 ada rookery-demo
import type { ResultOf, TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { HomeEvents, HomePage } from './operations.js';
import { Session } from './session.js';
import { openSocket } from './socket.js';
import { Timeline } from './timeline.js';

const [url = '', username = '', password = ''] = process.argv.slice(2);
const socket = openSocket(url, await Session.signIn(url, username, password));

const timeline = new Timeline(async (variables) => (await ask(HomePage, variables)).homeTimeline);

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
): Promise<Result> {
  return new Promise((resolve, reject) => {
    socket.subscribe<Result>(
      { query: print(document), variables },
      {
        next: ({ data, errors }) => (data ? resolve(data) : reject(new Error(errors?.[0]?.message))),
        error: reject,
        complete: () => undefined,
      },
    );
  });
}
