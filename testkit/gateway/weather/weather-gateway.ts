import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper/resolverMap.js';
import { randomBytes } from 'node:crypto';
import { createGateway, type Authentication, type GatewayService } from '#gateway/index.js';
import { createMemoryBus, type Bus } from '#platform/bus/index.js';
import { createMemoryCache } from '#platform/cache/index.js';
import { systemClock as clock } from '#platform/clock.js';
import { Cursors } from '#platform/cursor.js';
import { RookeryError } from '#platform/errors.js';
import { DisposalStack } from '#platform/lifecycle.js';
import type { LiveSources } from '#platform/live-source.js';
import { silentLog as log } from '#platform/log.js';
import { createMetrics } from '#platform/metrics/index.js';
import { createRateLimits } from '#platform/rate-limit/index.js';
import { openSubgraphEndpoint } from '#platform/subgraph-server/index.js';
import type { RequestContext } from '#platform/viewer.js';
import { SocketClient } from '../socket-client.js';
import { composeWeather, WEATHER_SDL } from './schema.js';
import { alertsSource, readingsSource, WEATHER_EVENTS, weatherEvent, WeatherState } from './sources.js';

/** Timeouts in ms that do not expire on a busy machine, for tests of anything but timeouts. */
const PATIENT = { fetchMs: 60_000, operationMs: 60_000, initMs: 60_000 };

/** A gateway over small subgraphs that have nothing to do with Rookery: for tests of the live engine on its own. */
export class WeatherGateway implements AsyncDisposable {
  readonly bus: Bus;
  readonly state: WeatherState;
  readonly cursors: Cursors;
  /** The viewer of each request to the stations subgraph; null for a request on behalf of all viewers. */
  readonly asked: (string | null)[] = [];
  /** The streams that the gateway tails, once per tail. */
  readonly tails: string[] = [];
  readonly #stack = new DisposalStack();
  #gateway!: GatewayService;

  private constructor() {
    this.bus = this.#stack.use(createMemoryBus({ events: WEATHER_EVENTS, clock, log }));
    this.bus.open();
    const tail = this.bus.tail.bind(this.bus);
    this.bus.tail = (stream, observer) => {
      this.tails.push(stream);
      return tail(stream, observer);
    };
    this.state = new WeatherState();
    this.cursors = new Cursors(randomBytes(32));
  }

  /** `sourcesOf` replaces the sources of both fields. */
  static async open(
    sourcesOf: (state: WeatherState) => LiveSources = (state) => ({
      readings: readingsSource(),
      alerts: alertsSource(state),
    }),
  ): Promise<WeatherGateway> {
    const weather = new WeatherGateway();
    await weather.#open(sourcesOf(weather.state));
    return weather;
  }

  async #open(sources: LiveSources): Promise<void> {
    const stations = this.#stack.use(await this.#openStations());
    const unreachable = {
      ask: () => Promise.reject(new Error('The gateway must not send requests to this subgraph.')),
    };
    const cache = this.#stack.use(createMemoryCache({ clock, namespace: 'weather' }));
    this.#gateway = this.#stack.use(
      await createGateway(
        {
          ...{ host: '127.0.0.1', port: 0, drainMs: 0, production: false, limits: PATIENT },
          supergraph: composeWeather(),
          subgraphs: {
            stations: { ask: stations.ask, typeDefs: WEATHER_SDL['stations']! },
            readings: { ...unreachable, typeDefs: WEATHER_SDL['readings']! },
            alerts: { ...unreachable, typeDefs: WEATHER_SDL['alerts']! },
          },
          internalSecret: randomBytes(32),
        },
        {
          dependencies: {},
          ...{ bus: this.bus, cache, clock, log },
          rateLimits: createRateLimits({ log, enabled: false }),
          metrics: createMetrics(null),
          authentication: TOKEN_IS_ID,
          live: { sources, cursors: this.cursors },
        },
      ),
    );
  }

  #openStations() {
    const station = ({ id }: { id: string }) => (id === 'closed' ? null : { id, name: id.toUpperCase() });
    const isFavorite = (_: unknown, __: unknown, { viewer }: RequestContext) => viewer?.id === 'ada';
    return openSubgraphEndpoint<RequestContext>({
      subgraph: 'stations',
      schema: buildSubgraphSchema({
        typeDefs: WEATHER_SDL['stations']!,
        resolvers: { Station: { __resolveReference: station, isFavorite } } as GraphQLResolverMap<unknown>,
      }),
      createContext: (context) => {
        this.asked.push(context.viewer?.id ?? null);
        return context;
      },
      ...{
        listen: null,
        secret: randomBytes(32),
        dependencies: {},
        metrics: createMetrics(null),
        clock,
        log,
      },
    });
  }

  get pending(): number {
    return this.#gateway.pending();
  }

  /** Opens an authenticated socket for a viewer. */
  connect(viewerId: string): Promise<SocketClient> {
    return SocketClient.connect(`${this.#gateway.url}/graphql`, { accessToken: viewerId });
  }

  publish(type: string, payload: Record<string, unknown>): Promise<void> {
    return this.bus.publish(weatherEvent(type, payload));
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#stack[Symbol.asyncDispose]();
  }
}

/** Accepts any access token and takes it as the viewer's id. */
const TOKEN_IS_ID: Authentication = {
  authenticate: (authorization) => {
    const id = authorization?.replace(/^Bearer /, '');
    if (id === '') return Promise.reject(new RookeryError('UNAUTHENTICATED'));
    return Promise.resolve(
      id === undefined ? null : { viewer: { id, sessionId: id }, expiresAt: clock.now() + 3_600_000 },
    );
  },
  isRevoked: () => false,
  onRevoked: () => () => undefined,
};
