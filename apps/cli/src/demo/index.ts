export { cast, type CastName, demoAdministrator, demoPassword } from './cast.js';
export {
  accountNamed,
  assignCounterpart,
  type DemoCounty,
  demoStart,
  organisationNamed,
  organisationsSeenBy,
  prepareDemo,
} from './prepare-demo.js';
export { Progress, secondsSince } from '../progress.js';
export { PublicAddress } from './public-address.js';
export { fields } from './fields.js';
export { runDemo } from './run-demo.js';
export { frameworkPoints, settleFramework, sheetAlongFramework } from './settle-framework.js';
export { playProvince, type PlayedProvince } from './province/run-province.js';
