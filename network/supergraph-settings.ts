import { parseArgs } from 'node:util';
import { GATEWAY_SETTINGS } from '#gateway/settings.js';
import {
  declareSettings,
  environmentWith,
  httpUrl,
  list,
  onOff,
  text,
  wholeNumber,
  type ValuesOf,
} from '#platform/config/index.js';

const URL_FORM = /^[^=]+=(https?|wss?):\/\/\S+$/;
const namedUrls = list(
  (each) => URL_FORM.test(each),
  'must be pairs such as reviews=https://…, separated by commas',
);

/** The settings of a gateway over a supergraph that is not Rookery's own, apart from those of every gateway. */
export const SUPERGRAPH_SETTINGS = GATEWAY_SETTINGS.and(
  declareSettings({
    ROOKERY_SUBGRAPH_URLS: namedUrls.default([]),
    ROOKERY_SUBSCRIPTION_URLS: namedUrls.default([]),
    ROOKERY_PROPAGATE_HEADERS: list((each) => /^[\w-]+$/.test(each), 'must be names of headers').default([]),
    ROOKERY_JWKS_URL: httpUrl.optional(),
    ROOKERY_TOKEN_ISSUER: text.optional(),
    ROOKERY_TOKEN_AUDIENCE: text.optional(),
    ROOKERY_SIGNING_SECRET_FILE: text.optional(),
    ROOKERY_SUBGRAPH_TIMEOUT_MS: wholeNumber(1, 600_000).default(10_000),
    ROOKERY_OPERATION_TIMEOUT_MS: wholeNumber(1, 600_000).default(30_000),
    ROOKERY_MAX_COST: wholeNumber(1, 1_000_000_000).default(2_000),
    ROOKERY_RATE_LIMITS: onOff.default(false),
  }),
).check((settings) => {
  const { ROOKERY_JWKS_URL: jwks, ROOKERY_TOKEN_ISSUER: issuer, ROOKERY_TOKEN_AUDIENCE: audience } = settings;
  return jwks === undefined && (issuer ?? audience) !== undefined
    ? ['ROOKERY_JWKS_URL must be set when ROOKERY_TOKEN_ISSUER or ROOKERY_TOKEN_AUDIENCE is']
    : [];
});

export type SupergraphSettings = ValuesOf<typeof SUPERGRAPH_SETTINGS>;

interface Flag {
  readonly setting: keyof SupergraphSettings;
  readonly value: string;
  readonly help: string;
}

/** The flags of `rookery gateway`: each sets the setting of the environment that is named beside it. */
const FLAGS: Readonly<Record<string, Flag>> = {
  supergraph: {
    setting: 'ROOKERY_SUPERGRAPH',
    value: 'FILE',
    help: 'The supergraph SDL of Federation 2. The gateway reloads it when it changes.',
  },
  port: { setting: 'PORT', value: 'N', help: 'Where the gateway listens (4000).' },
  host: { setting: 'HOST', value: 'ADDRESS', help: 'The address that it listens on (127.0.0.1).' },
  subgraph: {
    setting: 'ROOKERY_SUBGRAPH_URLS',
    value: 'NAME=URL',
    help: 'Where a subgraph answers, instead of the URL in the supergraph. Repeatable.',
  },
  subscriptions: {
    setting: 'ROOKERY_SUBSCRIPTION_URLS',
    value: 'NAME=URL',
    help: 'Where a subgraph serves subscriptions: ws(s) for graphql-transport-ws, http(s) for graphql-sse. Repeatable. (its URL with ws)',
  },
  propagate: {
    setting: 'ROOKERY_PROPAGATE_HEADERS',
    value: 'NAMES',
    help: 'The headers of clients that subgraphs receive, separated by commas (none).',
  },
  jwks: {
    setting: 'ROOKERY_JWKS_URL',
    value: 'URL',
    help: 'The public keys that verify the bearer tokens of viewers (every caller is anonymous).',
  },
  issuer: { setting: 'ROOKERY_TOKEN_ISSUER', value: 'TEXT', help: 'The `iss` that tokens must have (any).' },
  audience: {
    setting: 'ROOKERY_TOKEN_AUDIENCE',
    value: 'TEXT',
    help: 'The `aud` that tokens must have (any).',
  },
  'signing-secret': {
    setting: 'ROOKERY_SIGNING_SECRET_FILE',
    value: 'FILE',
    help: 'A secret of at least 32 bytes that signs the requests to subgraphs (nothing is signed).',
  },
  'subgraph-timeout': {
    setting: 'ROOKERY_SUBGRAPH_TIMEOUT_MS',
    value: 'MS',
    help: 'How long a subgraph may take to answer (10000).',
  },
  'operation-timeout': {
    setting: 'ROOKERY_OPERATION_TIMEOUT_MS',
    value: 'MS',
    help: 'How long an operation may take (30000).',
  },
  'max-cost': {
    setting: 'ROOKERY_MAX_COST',
    value: 'N',
    help: 'The cost that an operation may have, by @cost and @listSize where they are declared (2000).',
  },
  'rate-limits': {
    setting: 'ROOKERY_RATE_LIMITS',
    value: 'on|off',
    help: 'Whether operations are counted per viewer and address (off).',
  },
  explorer: {
    setting: 'ROOKERY_EXPLORER',
    value: 'on|off',
    help: 'Whether browsers get GraphiQL and Apollo Sandbox (on, off in production).',
  },
  origins: {
    setting: 'ROOKERY_ORIGINS',
    value: 'ORIGINS',
    help: 'Origins whose pages may use the gateway, separated by commas (its own).',
  },
  proxies: {
    setting: 'ROOKERY_PROXIES',
    value: 'N',
    help: 'The number of trusted proxies before the gateway (0).',
  },
};

/** The flags as `rookery gateway --help` shows them. */
export function describeFlags(): string {
  const left = Object.entries(FLAGS).map(([name, { value }]) => `--${name} ${value}`);
  const width = Math.max(...left.map(({ length }) => length));
  return Object.values(FLAGS)
    .map(
      ({ setting, help }, index) =>
        `  ${left[index]!.padEnd(width)}  ${help}\n  ${''.padEnd(width)}  ${setting}`,
    )
    .join('\n');
}

/** Whether the arguments ask for a gateway over a supergraph of the operator. */
export function namesSupergraph(args: readonly string[]): boolean {
  return args.some((each) => each === '--supergraph' || each.startsWith('--supergraph='));
}

/** Reads the flags and, for what they do not set, the environment. Throws for unknown flags, and a SettingsError. */
export function readSupergraphSettings(args: readonly string[]): SupergraphSettings {
  const options = Object.fromEntries(
    Object.keys(FLAGS).map((name) => [name, { type: 'string', multiple: true } as const]),
  );
  const { values } = parseArgs({ args: [...args], options, strict: true });
  const given = Object.entries(values).map(([name, texts]) => [
    FLAGS[name]!.setting,
    (texts as string[]).join(','),
  ]);
  return SUPERGRAPH_SETTINGS.read(
    ['ROOKERY_SUPERGRAPH'],
    environmentWith(Object.fromEntries(given) as Record<string, string>),
  );
}

/** Pairs such as `reviews=https://…` by their names. */
export function urlsByName(pairs: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  );
}
