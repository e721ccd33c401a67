import { createHash } from 'node:crypto';
import type { Redis } from 'ioredis';

/** A Lua script on the server: one round trip, and nothing comes between its steps. */
export interface Script {
  lua: string;
  sha: string;
}

function script(lua: string): Script {
  return { lua, sha: createHash('sha1').update(lua).digest('hex') };
}

/** Runs a script by its hash; sends its text only to a server that does not know it yet. */
export async function run(
  client: Redis,
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

/** KEYS: texts. ARGV: ms to live, then their values. */
export const SET_MANY = script(`
for at, key in ipairs(KEYS) do redis.call('SET', key, ARGV[at + 1], 'PX', ARGV[1]) end`);

/** KEYS: text. ARGV: the value it must have, ms to live. 1 when it had. */
export const EXTEND = script(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])`);

/** KEYS: text. ARGV: the value it must have. 1 when it had. */
export const DELETE_IF_EQUAL = script(`
if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
return redis.call('DEL', KEYS[1])`);

/** KEYS: counter. ARGV: by, ms to live when fresh. The new value. */
export const INCREMENT = script(`
local value = redis.call('INCRBY', KEYS[1], ARGV[1])
if redis.call('PTTL', KEYS[1]) == -1 then redis.call('PEXPIRE', KEYS[1], ARGV[2]) end
return value`);

/**
 * Every sorted set has the member '' below all others, so that an empty one is there too. Its rank is 0: trimming
 * begins at 1. Renewing the life of a key tells at once whether it exists, which spares a call per follower.
 *
 * KEYS: sorted sets. ARGV: keep, ms to live, '1' for existing ones only, then score and member by turns.
 */
export const ADD = script(`
local keep, ttl, only = -(ARGV[1] + 1), ARGV[2], ARGV[3] == '1'
for _, key in ipairs(KEYS) do
  local there = redis.call('PEXPIRE', key, ttl) == 1
  if there or not only then
    redis.call('ZADD', key, unpack(ARGV, 4))
    if not there then
      redis.call('ZADD', key, '-inf', '')
      redis.call('PEXPIRE', key, ttl)
    end
    redis.call('ZREMRANGEBYRANK', key, 1, keep)
  end
end`);

/** KEYS: sorted sets. ARGV: members. */
export const REMOVE = script(`
for _, key in ipairs(KEYS) do redis.call('ZREM', key, unpack(ARGV)) end`);

/** KEYS: sorted set. ARGV: ms to live, then score and member by turns. */
export const REPLACE = script(`
redis.call('DEL', KEYS[1])
redis.call('ZADD', KEYS[1], '-inf', '')
for from = 2, #ARGV, 1000 do
  redis.call('ZADD', KEYS[1], unpack(ARGV, from, math.min(from + 999, #ARGV)))
end
redis.call('PEXPIRE', KEYS[1], ARGV[1])`);

/**
 * A set that was begun and is not complete has its token above all others: no member has a score as high.
 *
 * KEYS: sorted set. ARGV: ms to live, token.
 */
export const BEGIN = script(`
redis.call('DEL', KEYS[1])
redis.call('ZADD', KEYS[1], '-inf', '', '+inf', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[1])`);

/** KEYS: sorted set. ARGV: ms to live, token, keep, then score and member by turns. 1 when it was the token's. */
export const COMPLETE = script(`
if redis.call('ZREM', KEYS[1], ARGV[2]) == 0 then return 0 end
for from = 4, #ARGV, 1000 do
  redis.call('ZADD', KEYS[1], unpack(ARGV, from, math.min(from + 999, #ARGV)))
end
redis.call('ZREMRANGEBYRANK', KEYS[1], 1, -(ARGV[3] + 1))
redis.call('PEXPIRE', KEYS[1], ARGV[1])
return 1`);

/** KEYS: sorted set. ARGV: ms to live, then increment and member by turns. */
export const INCREMENT_SCORES = script(`
redis.call('ZADD', KEYS[1], '-inf', '')
for at = 2, #ARGV, 2 do redis.call('ZINCRBY', KEYS[1], ARGV[at], ARGV[at + 1]) end
redis.call('PEXPIRE', KEYS[1], ARGV[1])`);

/** KEYS: a place for the union, then sorted sets. ARGV: limit. Members and scores by turns, the sentinel among them. */
export const TOP_OF_UNION = script(`
redis.call('ZUNIONSTORE', KEYS[1], #KEYS - 1, unpack(KEYS, 2))
local top = redis.call('ZREVRANGE', KEYS[1], 0, ARGV[1] - 1, 'WITHSCORES')
redis.call('UNLINK', KEYS[1])
return top`);

/**
 * Members from the highest down. The rank of a bound is what stands over its score and, among its equals, over its
 * text. Texts are compared byte by byte: Lua's own < follows the server's locale, the order of the set does not.
 *
 * KEYS: sorted set. ARGV: limit, then score and member of the upper and of the lower bound ('' for no score).
 */
export const PAGE = script(`
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
local first, last = 0, redis.call('ZCARD', KEYS[1]) - 2
if ARGV[2] ~= '' then first = rank(ARGV[2], ARGV[3], true) end
if ARGV[4] ~= '' then last = math.min(last, rank(ARGV[4], ARGV[5], false) - 1) end
last = math.min(last, first + ARGV[1] - 1)
if last < first then return {} end
return redis.call('ZREVRANGE', KEYS[1], first, last, 'WITHSCORES')`);
