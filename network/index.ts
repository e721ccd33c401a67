export { Network, type NetworkOptions } from './network.js';
