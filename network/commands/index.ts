import type { CliCommands } from '../cli.js';
import { describeCapacityFlags } from '../capacity/flags.js';
import { describeFlags, namesSupergraph } from '../supergraph-settings.js';

/** The commands of `rookery`, in the order in which its help lists them. */
export const COMMANDS: CliCommands = {
  start: {
    usage: '',
    summary: 'Runs the whole network in one process, with a demo graph the first time.',
    details: `Documents are kept in ROOKERY_DATA unless MONGODB_URL is set; the cache and the events are in the process unless
REDIS_URL and NATS_URL are set.`,
    load: () => import('./start.js'),
  },
  gateway: {
    usage: '[--supergraph FILE [options]]',
    summary:
      'Runs the gateway in a process of its own: over the subgraphs of Rookery, or over any supergraph.',
    details: `With --supergraph it serves any supergraph of Federation 2 whose subgraphs speak GraphQL over HTTP, and needs no
database, cache server or broker. Each option can also be given as the setting below it:

${describeFlags()}

Without --supergraph it needs MONGODB_URL, REDIS_URL, NATS_URL, ROOKERY_SECRETS, and the address of each subgraph of
Rookery: TWEETS_URL and so on.`,
    load: async (args) =>
      namesSupergraph(args) ? import('./supergraph-gateway.js') : import('./gateway.js'),
  },
  subgraph: {
    usage: '<name>',
    summary: 'Runs one subgraph in a process of its own.',
    details: 'Needs MONGODB_URL, REDIS_URL, NATS_URL and ROOKERY_SECRETS.',
    load: () => import('./subgraph.js'),
  },
  media: {
    usage: '',
    summary: 'Runs the service that takes and serves the bytes of media, in a process of its own.',
    details:
      'Needs MONGODB_URL, REDIS_URL, NATS_URL, ROOKERY_SECRETS, ROOKERY_MEDIA_ORIGIN, and the store: ROOKERY_MEDIA_DIRECTORY or\nROOKERY_MEDIA_S3_BUCKET.',
    load: () => import('./media.js'),
  },
  admin: {
    usage: 'verify|unverify|suspend|unsuspend|delete <username>',
    summary: 'Changes an account.',
    details: `verify     Marks the account as authentic; unverify takes the mark away.
suspend    Hides the account everywhere and ends its sessions; unsuspend restores it.
delete     Deletes the account for good. Its username stays taken.

The embedded store serves one process at a time, so stop the network first; on MongoDB it may run.`,
    load: () => import('./admin.js'),
  },
  reconcile: {
    usage: '',
    summary: 'Corrects what is derived from the social graph and from tweets, and prints each change.',
    details:
      'Also wraps the keys of conversations with the first key of encryption-keys.json, when that is new.\n\nThe embedded store serves one process at a time, so stop the network first; on MongoDB it may run.',
    load: () => import('./reconcile.js'),
  },
  migrate: {
    usage: '[list | up [--dry-run]]',
    summary: 'Lists what brings documents of an earlier version to the present layout, or does it.',
    details: `list  Shows the version of the documents of each subgraph, and the migrations that are not done.
up    Runs them. It may be killed and run again; --dry-run shows the steps and changes nothing.

The network may run meanwhile, on MongoDB: start all processes of this version first, and restart them when it is done. The
embedded store serves one process at a time, so stop the network first.`,
    load: () => import('./migrate.js'),
  },
  backup: {
    usage: '<directory>',
    summary: 'Writes all documents into a directory.',
    details: `Has everything that was acknowledged before it began. Run again after an interruption, it goes on. The secrets
(ROOKERY_SECRETS, or secrets/ in ROOKERY_DATA) are not in it: without its encryption keys, nobody can read the messages.

The embedded store serves one process at a time, so stop the network first; on MongoDB it may run.`,
    load: () => import('./backup.js'),
  },
  restore: {
    usage: '<directory>',
    summary: 'Writes the documents of a backup into an empty store, of either kind.',
    details: `Checks all files first, refuses a store with documents, and reconciles at the end. Run again after an interruption, it goes
on. Put the secrets of the network in their place before, and start its processes afterwards.`,
    load: () => import('./restore.js'),
  },
  'dead-letters': {
    usage: '[list | show <id> | replay <id> | replay all | discard <id> | discard all]',
    summary: 'Lists, shows, replays and discards the events that could not be handled.',
    details: 'Needs NATS_URL. A replayed event goes to its consumer, which must be running.',
    load: () => import('./dead-letters.js'),
  },
  capacity: {
    usage: '[--preset NAME] [options]',
    summary: 'Computes the servers, the bandwidth and the price of a network from what its users do.',
    details: describeCapacityFlags(),
    load: () => import('./capacity.js'),
  },
  secrets: {
    usage: '',
    summary: 'Creates the secrets of a new cluster in the directory ROOKERY_SECRETS; existing ones stay.',
    load: () => import('./secrets.js'),
  },
  probe: {
    usage: '',
    summary: 'Exits with 0 when the process at PORT on this machine is ready, else with 1.',
    load: () => import('./probe.js'),
  },
  seed: {
    usage: '',
    summary: 'Fills an empty network with the demo graph, once.',
    load: () => import('./seed.js'),
  },
};
