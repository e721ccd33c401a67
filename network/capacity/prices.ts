/** Prices per month, in any currency: a core, a GiB of memory, a GiB of disk, a GiB to clients. */
export interface Prices {
  core: number;
  memory: number;
  disk: number;
  traffic: number;
}

/** Assumed: round list prices of large clouds in US dollars. Give your own. */
export const DEFAULT_PRICES: Prices = { core: 25, memory: 3, disk: 0.1, traffic: 0.05 };

/** How servers are chosen. */
export const MACHINES = {
  /** The share of a core that is planned to be busy at the peak; the rest is for a lost zone and for bursts. */
  utilization: 0.6,
  minimumProcesses: 2,
  /** Of a process without sockets. */
  processGib: 0.5,
  /** What one gateway was measured to hold in 567 MiB. */
  socketsPerGateway: 10_000,
  minimumStoreNodes: 3,
  /** Timelines in one master of Redis. */
  redisGib: 48,
  redisReplicas: 1,
  mongoCores: 16,
  mongoMemoryGib: 64,
  mongoDiskGib: 2_048,
  /** Of each shard. */
  mongoMembers: 3,
  natsCores: 4,
  natsMemoryGib: 8,
  natsReplicas: 3,
  /** How long streams keep events. */
  natsDays: 7,
} as const;
