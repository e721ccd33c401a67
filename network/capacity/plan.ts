import type { Costs } from './costs.js';
import { MACHINES, type Prices } from './prices.js';
import type { Workload } from './workload.js';

const DAY_SECONDS = 86_400;
const MONTH_SECONDS = 30 * DAY_SECONDS;
const GIB = 2 ** 30;

/** Averages over a day; the peak is `peak` times as much. */
export interface Rates {
  tweets: number;
  reads: number;
  likes: number;
  /** Operations of clients: all of the above. */
  requests: number;
  /** Entries written into timelines. */
  fanOut: number;
  /** Events sent to sockets. */
  notices: number;
  /** Bits per second to clients, of responses and of notices. */
  responseBits: number;
  noticeBits: number;
  /** Open sockets at the peak: a number, no rate. */
  sockets: number;
}

/** The servers of one part of the network, at the peak. */
export interface Part {
  name: string;
  /** What a server of this part is: processes of one core, or the nodes of a store. */
  unit: 'processes' | 'nodes';
  servers: number;
  cores: number;
  memoryGib: number;
  diskGib: number;
  /** In the currency of the prices. */
  perMonth: number;
  /** How the numbers come about, with the names of the costs. */
  formula: string;
}

export interface Plan {
  rates: Rates;
  parts: Part[];
  traffic: { gibPerMonth: number; perMonth: number };
  /** Everything, in the currency of the prices. */
  perMonth: number;
}

/** Averages of a workload over a day. */
export function ratesOf(workload: Workload, costs: Costs): Rates {
  const { dau, tweetsPerDay, readsPerTweet, likesPerTweet, followers, online } = workload;
  const tweets = (dau * tweetsPerDay) / DAY_SECONDS;
  const reads = tweets * readsPerTweet;
  const likes = tweets * likesPerTweet;
  const requests = tweets + reads + likes;
  const fanOut = tweets * followers;
  const notices = fanOut * (online / 100);
  const responseBits = requests * costs.readBytes * 8;
  const noticeBits = notices * costs.noticeBytes * 8;
  const sockets = Math.ceil(dau * (online / 100));
  return { tweets, reads, likes, requests, fanOut, notices, responseBits, noticeBits, sockets };
}

/** The servers that hold the workload at its peak. */
export function planCapacity(workload: Workload, costs: Costs, prices: Prices): Plan {
  const rates = ratesOf(workload, costs);
  const parts = [gateways, subgraphs, fanOut, redis, mongodb, nats].map((part) => {
    const { name, unit, servers, cores, memoryGib, diskGib, formula } = part(rates, workload, costs);
    const perMonth = cores * prices.core + memoryGib * prices.memory + diskGib * prices.disk;
    return { name, unit, servers, cores, memoryGib, diskGib, perMonth, formula };
  });
  const gibPerMonth = (((rates.responseBits + rates.noticeBits) / 8) * MONTH_SECONDS) / GIB;
  const traffic = { gibPerMonth, perMonth: gibPerMonth * prices.traffic };
  const perMonth = parts.reduce((sum, part) => sum + part.perMonth, traffic.perMonth);
  return { rates, parts, traffic, perMonth };
}

type Sized = Omit<Part, 'perMonth'>;
type Sizing = (rates: Rates, workload: Workload, costs: Costs) => Sized;

/** Node.js runs JavaScript on one core, so a process is a core. */
function processes(name: string, busyMs: number, sockets: number, memory: number, formula: string): Sized {
  const { utilization, socketsPerGateway, minimumProcesses, processGib } = MACHINES;
  const byCpu = Math.ceil(busyMs / 1_000 / utilization);
  const servers = Math.max(minimumProcesses, byCpu, Math.ceil(sockets / socketsPerGateway));
  const memoryGib = servers * processGib + memory / GIB;
  return { name, unit: 'processes', servers, cores: servers, memoryGib, diskGib: 0, formula };
}

const gateways: Sizing = ({ requests, notices, sockets }, { peak }, costs) =>
  processes(
    'gateway',
    peak * (requests * costs.gatewayCpuMs + notices * costs.noticeCpuMs),
    sockets,
    sockets * costs.socketBytes,
    'max(peak x (requests x gatewayCpuMs + notices x noticeCpuMs) / utilization, sockets / socketsPerGateway)',
  );

const subgraphs: Sizing = ({ reads, tweets, likes }, { peak }, costs) => {
  const writeMs = tweets * costs.postCpuMs + likes * costs.likeCpuMs;
  // The costs of reads and writes were measured in one process that had the gateway in it.
  const gatewayMs = reads * costs.gatewayCpuMs;
  const busyMs = reads * costs.readCpuMs - gatewayMs + writeMs * costs.pacedWriteFactor;
  return processes(
    'subgraphs',
    peak * busyMs,
    0,
    0,
    'peak x (reads x (readCpuMs - gatewayCpuMs) + (tweets x postCpuMs + likes x likeCpuMs) x pacedWriteFactor) / utilization',
  );
};

const fanOut: Sizing = (rates, { peak }, costs) =>
  processes(
    'fan-out (timeline)',
    peak * rates.fanOut * costs.fanOutCpuMs,
    0,
    0,
    'peak x tweets x followers x fanOutCpuMs / utilization',
  );

const redis: Sizing = (rates, { dau, peak }, costs) => {
  const { utilization, redisGib, redisReplicas, minimumStoreNodes } = MACHINES;
  const commandMs = rates.reads * costs.redisCommandsPerRead * costs.redisCommandCpuMs;
  const byCpu = (peak * (commandMs + rates.fanOut * costs.redisFanOutCpuMs)) / 1_000 / utilization;
  const byMemory = (dau * costs.timelineBytes) / GIB / redisGib;
  const masters = Math.max(minimumStoreNodes, Math.ceil(byCpu), Math.ceil(byMemory));
  const servers = masters * (1 + redisReplicas);
  return {
    ...{ name: 'Redis', unit: 'nodes', servers, cores: servers, diskGib: 0 },
    memoryGib: (dau * costs.timelineBytes * (1 + redisReplicas)) / GIB + servers,
    formula:
      '(1 + redisReplicas) x max(peak x (reads x redisCommandsPerRead x redisCommandCpuMs + tweets x followers x redisFanOutCpuMs) / utilization, dau x timelineBytes / redisGib)',
  };
};

const mongodb: Sizing = ({ reads, tweets, likes }, { peak, days }, costs) => {
  const { utilization, mongoCores, mongoMemoryGib, mongoDiskGib, mongoMembers } = MACHINES;
  const commands = reads * costs.mongoCommandsPerRead + (tweets + likes) * costs.mongoCommandsPerWrite;
  const byCpu = (peak * commands * costs.mongoCommandCpuMs) / 1_000 / utilization / mongoCores;
  const stored = (tweets * costs.tweetBytes + likes * costs.likeBytes) * DAY_SECONDS * days;
  const shards = Math.max(1, Math.ceil(byCpu), Math.ceil(stored / GIB / mongoDiskGib));
  const servers = shards * mongoMembers;
  return {
    ...{ name: 'MongoDB', unit: 'nodes', servers, cores: servers * mongoCores },
    ...{ memoryGib: servers * mongoMemoryGib, diskGib: (stored / GIB) * mongoMembers },
    formula:
      'mongoMembers x max(peak x (reads x mongoCommandsPerRead + (tweets + likes) x mongoCommandsPerWrite) x mongoCommandCpuMs / utilization / mongoCores, (tweets x tweetBytes + likes x likeBytes) x days / mongoDiskGib)',
  };
};

const nats: Sizing = ({ tweets, likes }, { peak }, costs) => {
  const { utilization, natsReplicas, natsDays, natsCores, natsMemoryGib, minimumStoreNodes } = MACHINES;
  const events = tweets + likes;
  const groups = Math.ceil((peak * events) / costs.natsPublishesPerSecond / utilization);
  const servers = Math.max(minimumStoreNodes, groups * natsReplicas);
  const stored = events * DAY_SECONDS * natsDays * costs.eventBytes * natsReplicas;
  return {
    ...{ name: 'NATS', unit: 'nodes', servers, cores: servers * natsCores },
    ...{ memoryGib: servers * natsMemoryGib, diskGib: stored / GIB },
    formula: 'natsReplicas x peak x (tweets + likes) / natsPublishesPerSecond / utilization',
  };
};
