export { openByteService, type ByteService } from './byte-service.js';
