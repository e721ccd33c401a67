import { describe } from 'vitest';
import { engineAt } from './engine.js';
import { conformance } from './suite.js';

const url = process.env.MONGODB_URL;

if (url === undefined) {
  describe.skip('the engine at MONGODB_URL (not run: MONGODB_URL is not set)', () => {
    conformance(engineAt('other', () => Promise.reject(new Error('MONGODB_URL is not set'))));
  });
} else {
  describe('the engine at MONGODB_URL', () => {
    conformance(engineAt('other', () => Promise.resolve(url)));
  });
}
