export {
  MAX_DELIVERIES,
  PositionGone,
  type Bus,
  type ConsumeOptions,
  type DeadLetter,
  type Observer,
  type Position,
  type Reaction,
} from './bus.js';
export { connectJetStreamBus, type JetStreamBusOptions } from './jetstream.js';
export { SharedTails, type BusReader } from './shared-tails.js';
export { createMemoryBus, type MemoryBusOptions } from './memory.js';
