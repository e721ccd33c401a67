import type { Network } from '#network/index.js';
import type { NotificationsQuery, NotificationsQueryVariables } from '../client/generated/graphql.js';
import type { Client } from '../client/index.js';
import { Notifications } from '../operations/notifications.js';

type Told = NonNullable<NonNullable<NotificationsQuery['viewer']>['notifications']>['edges'][number]['node'];

/** The first page of a user's notifications, and the number of unread ones. */
export async function readNotifications(user: Client, variables: NotificationsQueryVariables = {}) {
  const { viewer } = await user.get(Notifications, variables);
  const { edges = [], pageInfo } = viewer?.notifications ?? {};
  return {
    unread: viewer?.unreadNotificationsCount,
    cursors: edges.map(({ cursor }) => cursor),
    nodes: edges.map(({ node }) => node),
    pageInfo,
  };
}

/** What a user is told once the network has settled: one line for each notification, newest action first. */
export async function toldTo(network: Pick<Network, 'settle'>, user: Client): Promise<string[]> {
  await network.settle();
  return (await readNotifications(user)).nodes.map(lineOf);
}

/** `Like bob ann of 2: the text of the tweet` */
function lineOf(node: Told): string {
  const parts = [
    node.__typename.replace('Notification', ''),
    ...('actors' in node ? node.actors.edges.map((edge) => edge.node?.username) : []),
    ...('actors' in node ? ['of', node.actorsCount] : []),
    ...('action' in node ? [node.action] : []),
  ];
  return `${parts.join(' ')}${'tweet' in node ? `: ${node.tweet?.text ?? 'nothing'}` : ''}`;
}
