export { cast, type CastName, demoAdministrator, demoPassword } from './cast.js';
export { type DemoStage, playDemo } from './play-demo.js';
export { accountNamed, type DemoCounty, demoStart, organisationNamed, prepareDemo } from './prepare-demo.js';
export { PublicAddress } from './public-address.js';
