import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { MONGO_SETTINGS } from './mongo-settings.js';
import { parseMongoUrl } from './mongo-url.js';

const here = fileURLToPath(import.meta.url);

describe('the URL of MongoDB', () => {
  it.each([
    ['mongodb://a:27017,b:27017,c:27017/?replicaSet=rs0', ['a:27017', 'b:27017', 'c:27017']],
    ['mongodb://ada:p%40ss@a,b/admin?replicaSet=rs0&authSource=admin', ['a', 'b']],
    ['mongodb://[::1]:7/?directConnection=true', ['[::1]:7']],
    ['mongodb://%2Ftmp%2Fstore.sock', ['%2Ftmp%2Fstore.sock']],
    ['mongodb+srv://ada:x@cluster.example.com/?w=majority', ['cluster.example.com']],
    ['mongodb://a/?maxPoolSize=7&journal=true&readPreference=primary', ['a']],
  ])('is accepted: %s', (url, hosts) => {
    expect(MONGO_SETTINGS.read([], { MONGODB_URL: url })).toEqual({ MONGODB_URL: url });
    expect(parseMongoUrl(url).hosts).toEqual(hosts);
  });

  it.each([
    ['localhost:27017', /begins with mongodb:\/\//],
    ['http://a', /begins with mongodb:\/\//],
    ['mongodb://', /a connection string of MongoDB/],
    ['mongodb://ada:p@ss@a', /percent-encode/],
    ['mongodb://a/?w=1', /must not have w=1: a write must be on most servers/],
    ['mongodb://a/?W=0', /must not have w=0/],
    ['mongodb://a/?journal=false', /must not have journal=false/],
    ['mongodb://a/?readPreference=secondary', /must not have readPreference=secondary/],
  ])('is refused: %s', (url, reason) => {
    expect(() => MONGO_SETTINGS.read([], { MONGODB_URL: url })).toThrow(reason);
    expect(() => MONGO_SETTINGS.read([], { MONGODB_URL: url })).toThrow(/^MONGODB_URL must/);
  });

  it('is encrypted when it says so, and with an SRV record unless it says otherwise', () => {
    expect(parseMongoUrl('mongodb://a').tls).toBe(false);
    expect(parseMongoUrl('mongodb://a/?tls=true').tls).toBe(true);
    expect(parseMongoUrl('mongodb+srv://a.example.com').tls).toBe(true);
    expect(parseMongoUrl('mongodb+srv://a.example.com/?tls=false').tls).toBe(false);
  });
});

describe('the settings of MongoDB', () => {
  it('repeat no password in a mistake', () => {
    const read = () => MONGO_SETTINGS.read([], { MONGODB_URL: 'mongodb://ada:s3cret/x@a/?w=1' });
    expect(read).toThrow(/^MONGODB_URL must/);
    expect(read).not.toThrow(/s3cret/);
  });

  it.each([
    [{ MONGODB_CA_FILE: here }, 'MONGODB_CA_FILE must be a file with PEM certificates'],
    [{ MONGODB_CA_FILE: '/none' }, 'MONGODB_CA_FILE must be a file with PEM certificates: ENOENT'],
  ])('name a file that does not hold what it should: %o', (settings, line) => {
    const read = () => MONGO_SETTINGS.read([], { MONGODB_URL: 'mongodb://a/?tls=true', ...settings });
    expect(read).toThrow(line);
  });
});
