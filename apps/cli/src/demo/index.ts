export { cast, demoAdministrator, demoPassword } from './cast.js';
export { playDemo } from './play-demo.js';
export { type DemoCounty, demoStart, prepareDemo } from './prepare-demo.js';
export { PublicAddress } from './public-address.js';
