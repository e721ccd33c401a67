import { createHash } from 'node:crypto';
import type { RedisClient } from './timed-clients.js';

/** A Lua script: one round trip, executed atomically. */
export interface Script {
  lua: string;
  sha: string;
}

function script(lua: string): Script {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

/** Runs a script by its hash (EVALSHA). Sends its source only to a server that does not have it. */
export async function run(
  client: RedisClient,
  { lua, sha }: Script,
  keys: readonly string[],
  args: readonly (string | number)[],
): Promise<unknown> {
  try {
    return await client.evalsha(sha, keys.length, ...keys, ...args);
  } catch (error) {
    if (!(error instanceof Error) || !error.message.startsWith('NOSCRIPT')) throw error;
    return client.eval(lua, keys.length, ...keys, ...args);
  }
}

/** KEYS: texts. ARGV: TTL in ms, then their values. */
export const SET_MANY = script(`
for at, key in ipairs(KEYS) do redis.call('SET', key, ARGV[at + 1], 'PX', ARGV[1]) end`);

/** KEYS: text. ARGV: expected value, TTL in ms. Returns 1 when the value matched. */
export const EXTEND = script(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`);

/** KEYS: text. ARGV: expected value. Returns 1 when it matched. */
export const DELETE_IF_EQUAL = script(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`);

/** KEYS: counter. ARGV: increment, TTL in ms for a new counter. Returns the new value. */
export const INCREMENT = script(`
local value = redis.call('INCRBY', KEYS[1], ARGV[1])
if redis.call('PTTL', KEYS[1]) == -1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return value`);

/** KEYS: any. ARGV: the type that they should have. Deletes those of another type and returns how many. */
export const DROP_OTHER_TYPES = script(`
local dropped = 0
for _, key in ipairs(KEYS) do
  local type = redis.call('TYPE', key).ok
  if type ~= 'none' and type ~= ARGV[1] then dropped = dropped + redis.call('UNLINK', key) end
end
return dropped`);

/**
 * `history()`: the id of the data of this server, of 28 bits: a replica that takes over and a server that restarts have another
 * one. 0 where the server does not tell. `sentinelOf`: the score of the sentinel of a set with that history.
 */
const HISTORY = `
local function history()
  local info = redis.pcall('INFO', 'replication')
  local id = type(info) == 'string' and string.match(info, 'master_replid:(%x%x%x%x%x%x%x)')
  return id and tonumber(id, 16) or 0
end
local function sentinelOf(id, size) return string.format('%.0f', -1e15 - id * 4194304 - size) end`;

/**
 * Every sorted set has the member '' with the lowest score (a sentinel), so that an empty set exists too. The
 * sentinel has rank 0, so trimming starts at 1. Its score is -1e15 minus the number of members, which are less than 2^22: a set
 * that has lost members to anybody else is noticed when it is read. A set that must notice lost writes has 2^22 times the
 * history of its server below that. Sets that began as sums, which are not read in pages, have the sentinel at -inf. Renewing the TTL of a key also tells whether the key exists,
 * which saves a call per follower.
 *
 * KEYS: sorted sets. ARGV: keep, TTL in ms, '1' for existing sets only, then alternating score and member.
 */
export const ADD = script(`
local keep, ttl, only = -(ARGV[1] + 1), ARGV[2], ARGV[3] == '1'
for _, key in ipairs(KEYS) do
  local there = redis.call('PEXPIRE', key, ttl) == 1
  if there or not only then
    local added = redis.call('ZADD', key, unpack(ARGV, 4))
    if not there then
      redis.call('ZADD', key, '-1e15', '')
      redis.call('PEXPIRE', key, ttl)
    end
    local fewer = redis.call('ZREMRANGEBYRANK', key, 1, keep) - added
    if fewer ~= 0 then redis.call('ZADD', key, 'XX', 'INCR', fewer, '') end
  end
end`);

/** KEYS: sorted sets. ARGV: members. */
export const REMOVE = script(`
for _, key in ipairs(KEYS) do
  local fewer = redis.call('ZREM', key, unpack(ARGV))
  if fewer > 0 then redis.call('ZADD', key, 'XX', 'INCR', fewer, '') end
end`);

/** KEYS: sorted set. ARGV: TTL in ms, '1' for a set that tolerates loss, then alternating score and member. */
export const REPLACE = script(`${HISTORY}
redis.call('DEL', KEYS[1])
local added = 0
for from = 3, #ARGV, 1000 do
  added = added + redis.call('ZADD', KEYS[1], unpack(ARGV, from, math.min(from + 999, #ARGV)))
end
redis.call('ZADD', KEYS[1], sentinelOf(ARGV[2] == '1' and 0 or history(), added), '')
redis.call('PEXPIRE', KEYS[1], ARGV[1])`);

/**
 * A set that was begun and is not complete has its token as the member with the highest possible score.
 *
 * KEYS: sorted set. ARGV: TTL in ms, token.
 */
export const BEGIN = script(`${HISTORY}
redis.call('DEL', KEYS[1])
redis.call('ZADD', KEYS[1], sentinelOf(history(), 0), '', '+inf', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[1])`);

/**
 * KEYS: sorted set. ARGV: TTL in ms, token, keep, then alternating score and member. Returns 1 when the token
 * matched.
 */
export const COMPLETE = script(`
if redis.call('ZREM', KEYS[1], ARGV[2]) == 0 then return 0 end
local added = 0
for from = 4, #ARGV, 1000 do
  added = added + redis.call('ZADD', KEYS[1], unpack(ARGV, from, math.min(from + 999, #ARGV)))
end
local fewer = redis.call('ZREMRANGEBYRANK', KEYS[1], 1, -(ARGV[3] + 1)) - added
redis.call('ZADD', KEYS[1], 'XX', 'INCR', fewer, '')
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 1`);

/** KEYS: sorted set. ARGV: TTL in ms, then alternating increment and member. */
export const INCREMENT_SCORES = script(`
redis.call('ZADD', KEYS[1], 'NX', '-inf', '')
local before = redis.call('ZCARD', KEYS[1])
for at = 2, #ARGV, 2 do redis.call('ZINCRBY', KEYS[1], ARGV[at], ARGV[at + 1]) end
local fewer = before - redis.call('ZCARD', KEYS[1])
if fewer ~= 0 then redis.call('ZADD', KEYS[1], 'XX', 'INCR', fewer, '') end
redis.call('PEXPIRE', KEYS[1], ARGV[1])`);

/**
 * KEYS: a temporary key for the union, then sorted sets. ARGV: limit. Returns alternating member and score,
 * with the sentinel.
 */
export const TOP_OF_UNION = script(`
redis.call('ZUNIONSTORE', KEYS[1], #KEYS - 1, unpack(KEYS, 2))
local top = redis.call('ZREVRANGE', KEYS[1], 0, ARGV[1] - 1, 'WITHSCORES')
redis.call('UNLINK', KEYS[1])
return top`);

/**
 * Pages from the highest member down. The rank of a bound is the number of members with a higher score plus,
 * among those with an equal score, of members with a greater text. Texts are compared bytewise: Lua's own `<`
 * depends on the server's locale, the order of a sorted set does not. Returns nil for a missing set, and 0 for one
 * that has lost members or whose server may have lost writes to it, which is deleted.
 *
 * KEYS: sorted set. ARGV: limit, then score and member of the upper and of the lower bound ('' for no bound).
 */
export const PAGE = script(`${HISTORY}
local function over(a, b)
  for at = 1, math.min(#a, #b) do
    local difference = a:byte(at) - b:byte(at)
    if difference ~= 0 then return difference > 0 end
  end
  return #a > #b
end
local function rank(score, member, orEqual)
  local count = redis.call('ZCOUNT', KEYS[1], '(' .. score, '+inf')
  for _, equal in ipairs(redis.call('ZREVRANGEBYSCORE', KEYS[1], score, score)) do
    if equal == member and orEqual then return count + 1 end
    if not over(equal, member) then break end
    count = count + 1
  end
  return count
end
local top = redis.call('ZREVRANGE', KEYS[1], 0, 0, 'WITHSCORES')
if #top == 0 or top[2] == 'inf' then return false end
local size, sentinel = redis.call('ZCARD', KEYS[1]) - 1, redis.call('ZSCORE', KEYS[1], '')
if sentinel ~= '-inf' then
  local mark = sentinel and -1e15 - tonumber(sentinel) or -1
  local id = math.floor(mark / 4194304)
  if mark % 4194304 ~= size or (id ~= 0 and id ~= history()) then
    redis.call('UNLINK', KEYS[1])
    return 0
  end
end
local first, last = 0, size - 1
if ARGV[2] ~= '' then first = rank(ARGV[2], ARGV[3], true) end
if ARGV[4] ~= '' then last = math.min(last, rank(ARGV[4], ARGV[5], false) - 1) end
last = math.min(last, first + ARGV[1] - 1)
if last < first then return {} end
return redis.call('ZREVRANGE', KEYS[1], first, last, 'WITHSCORES')`);
