// A live home timeline with urql.
//
//     npx tsx examples/urql.ts http://127.0.0.1:4000 ada rookery-demo
import { Client, subscriptionExchange } from '@urql/core';
import type { Sink } from 'graphql-ws';
import { HomeEvents, HomePage } from './operations.js';
import { Session } from './session.js';
import { openSocket } from './socket.js';
import { Timeline } from './timeline.js';

const [url = '', username = '', password = ''] = process.argv.slice(2);
const socket = openSocket(url, await Session.signIn(url, username, password));

const client = new Client({
  url: `${url}/graphql`,
  exchanges: [
    subscriptionExchange({
      // All operations use the one socket, which has the token.
      enableAllOperations: true,
      forwardSubscription: ({ query = '', variables }) => ({
        subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink as Sink) }),
      }),
    }),
  ],
});

const timeline = new Timeline(async (variables) => {
  const { data, error } = await client.query(HomePage, variables).toPromise();
  // A field of the root that failed is null, and the error says why.
  if (!data?.homeTimeline) throw error ?? new Error('The gateway gave no page.');
  return data.homeTimeline;
});

// The page's liveCursor starts the stream: no event is missed in between, and none comes twice.
const after = await timeline.begin();
client.subscription(HomeEvents, { after }).subscribe(({ data, error }) => {
  if (data) timeline.take(data.homeTimelineEvents);
  else if (error) throw error;
});
