// A live home timeline with Apollo Client. Live events bypass the cache, which would merge some of them.
//
//     npx tsx examples/apollo.ts http://127.0.0.1:4000 ada rookery-demo
import { ApolloClient, InMemoryCache } from '@apollo/client';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { HomeEvents, HomePage } from './operations.js';
import { Session } from './session.js';
import { openSocket } from './socket.js';
import { Timeline } from './timeline.js';

const [url = '', username = '', password = ''] = process.argv.slice(2);
const socket = openSocket(url, await Session.signIn(url, username, password));

const client = new ApolloClient({ link: new GraphQLWsLink(socket), cache: new InMemoryCache() });

const timeline = new Timeline(async (variables) => {
  const { data } = await client.query({ query: HomePage, variables, fetchPolicy: 'network-only' });
  // Apollo Client throws errors by itself; the schema still lets every field of the root be null.
  if (!data?.homeTimeline) throw new Error('The gateway gave no page.');
  return data.homeTimeline;
});

// The page's liveCursor starts the stream: no event is missed in between, and none comes twice.
const after = await timeline.begin();
client
  // `all`: an event with errors still has its cursor.
  .subscribe({ query: HomeEvents, variables: { after }, fetchPolicy: 'no-cache', errorPolicy: 'all' })
  .subscribe(({ data, error }) => {
    if (data) timeline.take(data.homeTimelineEvents);
    else if (error) throw new Error(error.message, { cause: error });
  });
