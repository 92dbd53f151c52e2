export { randomFrom, recordYear, targetIds } from './county-year.js';
export { takeNameOf, testStores, type TestStore } from './stores.js';
export {
  toldDesk,
  toldElsewhere,
  toldFile,
  toldFiles,
  toldName,
  toldPerson,
  toldProof,
  toldReason,
  toldSubject,
  toldTenant,
  toldTrail,
  toldUnderUnit,
} from './told-subject.js';
