export { gatewaySettings } from './config.js';
export { startGateway } from './gateway.js';
