import { z } from 'zod';

// @apollo/gateway would report its use; nobody who runs Rookery has agreed to that.
process.env['APOLLO_TELEMETRY_DISABLED'] = '1';

/** A switch with the two words an operator would try. */
const onOff = z.enum(['on', 'off']).transform((text) => text === 'on');
const wholeNumber = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d+$/, 'must be a whole number')
    .transform(Number)
    .refine((value) => value >= min && value <= max, `must be between ${min} and ${max}`);
const url = (...protocols: string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    error: `must be a URL that begins with ${protocols.map((each) => `${each}//`).join(' or ')}`,
  });
const subgraph = url('http:', 'https:').optional();

/** Every setting of every process, declared once: its name, its form, its default. */
const SETTINGS = {
  /** Where the gateway, or a subgraph that runs alone, listens. 0 takes a free port. */
  PORT: wholeNumber(0, 65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
  /** The directory of the embedded store and of generated secrets. */
  ROOKERY_DATA: z.string().default('.data'),
  /** A directory with the secrets; generated below ROOKERY_DATA when the whole network runs in one process. */
  ROOKERY_SECRETS: z.string().optional(),
  /** What an empty network is filled with; `demo` by default, `none` in production. */
  ROOKERY_SEED: z.enum(['demo', 'none']).optional(),
  ROOKERY_RATE_LIMITS: onOff.default(true),
  /** The file of the supergraph, which the gateway watches; the one that Rookery comes with when it is not set. */
  ROOKERY_SUPERGRAPH: z.string().optional(),
  /** Whether the gateway keeps entities that subgraphs have answered, and how many megabytes of them in its process. */
  ROOKERY_ENTITY_CACHE: onOff.default(true),
  ROOKERY_ENTITY_CACHE_MB: wholeNumber(1, 16_384).default(64),
  /** What clients may send: anything that is valid; that, but trusted documents by their id, too; or those alone. */
  ROOKERY_TRUSTED_DOCUMENTS: z.enum(['off', 'prefer', 'only']).default('off'),
  /** Where the trusted documents are: the manifest of graphql-codegen's client preset. */
  ROOKERY_TRUSTED_DOCUMENTS_FILE: z.string().optional(),
  /** Authors with fewer followers are pushed to all of them; those with more than the second are pulled at read. */
  ROOKERY_PUSH_TO_ALL_BELOW: wholeNumber(0, 10_000_000).default(1_000),
  ROOKERY_PULL_ABOVE: wholeNumber(0, 10_000_000).default(100_000),
  /** Goes before the name of every database, key and stream, so that networks can share servers. */
  ROOKERY_NAMESPACE: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,30}$/, 'must be lower-case letters, digits and _')
    .default('rookery'),
  ROOKERY_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('warn'),
  /** Over how many ms a gateway that stops spreads the end of its sockets. */
  DRAIN_MS: wholeNumber(0, 600_000).default(5_000),
  MONGODB_URL: url('mongodb:', 'mongodb+srv:').optional(),
  REDIS_URL: url('redis:', 'rediss:').optional(),
  NATS_URL: url('nats:', 'tls:').optional(),
  /** Where traces go: an OpenTelemetry collector, OTLP over HTTP. */
  OTEL_EXPORTER_OTLP_ENDPOINT: url('http:', 'https:').optional(),
  /** Where a gateway that runs alone finds the subgraphs. */
  USERS_URL: subgraph,
  TWEETS_URL: subgraph,
  TIMELINE_URL: subgraph,
  TRENDS_URL: subgraph,
  /** How many proxies of ours stand before the gateway: only what they add to X-Forwarded-For is believed. */
  ROOKERY_PROXIES: wholeNumber(0, 10).default(0),
  /** Origins whose pages may use the gateway, apart from its own: comma-separated. */
  ROOKERY_ORIGINS: z
    .string()
    .transform((text) => text.split(',').map((each) => each.trim()))
    .refine((origins) => origins.every((each) => URL.canParse(each) && new URL(each).origin === each), {
      error: 'must be origins such as https://app.example, separated by commas',
    })
    .default([]),
};

const schema = z.object(SETTINGS);

export type Settings = Readonly<z.infer<typeof schema> & { ROOKERY_SEED: 'demo' | 'none' }>;

/** Every mistake of the settings at once, one line each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Reads the settings strictly: a malformed value, a name of ours that does not exist, a missing value that `required`
 * names: all are reported together. An empty value counts as none.
 */
export function readSettings(
  required: readonly (keyof Settings)[] = [],
  env: Record<string, string | undefined> = process.env,
): Settings {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const unknown = Object.keys(given).filter(
    (name) => name.startsWith('ROOKERY_') && !Object.hasOwn(SETTINGS, name),
  );
  const missing = required.filter((name) => given[name] === undefined);
  const parsed = schema.safeParse(given);
  const mistakes = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`),
    ...unknown.map((name) => `${name} is no setting of Rookery`),
    ...missing.map((name) => `${name} must be set`),
    ...(parsed.success ? contradictions(parsed.data) : []),
  ];
  if (mistakes.length > 0 || !parsed.success) throw new SettingsError(mistakes.join('\n'));
  const { ROOKERY_SEED = parsed.data.NODE_ENV === 'production' ? 'none' : 'demo', ...rest } = parsed.data;
  return Object.freeze({ ...rest, ROOKERY_SEED });
}

/** The thresholds of the tiers, as subgraphs take them. */
export function followerTiers(settings: Settings): { pushToAllBelow: number; pullAbove: number } {
  return { pushToAllBelow: settings.ROOKERY_PUSH_TO_ALL_BELOW, pullAbove: settings.ROOKERY_PULL_ABOVE };
}

function contradictions(settings: z.infer<typeof schema>): string[] {
  const { ROOKERY_TRUSTED_DOCUMENTS: mode, ROOKERY_TRUSTED_DOCUMENTS_FILE: file } = settings;
  return [
    ...(mode !== 'off' && file === undefined
      ? [`ROOKERY_TRUSTED_DOCUMENTS_FILE must be set when ROOKERY_TRUSTED_DOCUMENTS is ${mode}`]
      : []),
    ...(settings.ROOKERY_PUSH_TO_ALL_BELOW > settings.ROOKERY_PULL_ABOVE
      ? ['ROOKERY_PUSH_TO_ALL_BELOW must not be above ROOKERY_PULL_ABOVE']
      : []),
    ...productionMistakes(settings),
  ];
}

function productionMistakes({
  NODE_ENV,
  ROOKERY_RATE_LIMITS,
  ROOKERY_SEED,
}: z.infer<typeof schema>): string[] {
  if (NODE_ENV !== 'production') return [];
  return [
    ...(ROOKERY_RATE_LIMITS ? [] : ['ROOKERY_RATE_LIMITS must not be off in production']),
    ...(ROOKERY_SEED === 'demo'
      ? ['ROOKERY_SEED must not be demo in production: its passwords are public']
      : []),
  ];
}
