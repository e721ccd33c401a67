export {
  MAX_DELIVERIES,
  PositionGone,
  type Bus,
  type BusReader,
  type ConsumeOptions,
  type DeadLetter,
  type HeldCount,
  type Observer,
  type Position,
  type Reaction,
  type SignalListener,
  type WaitingCount,
} from './bus.js';
export type { OutageOptions } from './held-events.js';
export { connectJetStreamBus, type JetStreamBusOptions } from './jetstream.js';
export type { NatsAccess } from './jetstream/connection-options.js';
export { createMemoryBus, type MemoryBusOptions } from './memory.js';
