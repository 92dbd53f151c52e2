export { randomFrom, recordYear, targetIds } from './county-year.js';
export { takeNameOf, testStores, type TestStore } from './stores.js';
export {
  toldFile,
  toldFiles,
  toldName,
  toldPerson,
  toldProof,
  toldReason,
  toldSubject,
  toldTenant,
  toldTrail,
} from './told-subject.js';
