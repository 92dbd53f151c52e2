export {
  type Answer,
  budgetOf,
  type County,
  type CountyService,
  type Person,
  runCountyService,
} from './county-service.js';
export { itReplaysHistories } from './replay.js';
export { type ListeningService, startListeningService, type Tree } from './listening-service.js';
export { plantOrganisations, type Planted } from './plant-organisations.js';
