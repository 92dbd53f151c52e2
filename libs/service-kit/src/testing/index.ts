export {
  type Answer,
  budgetOf,
  type County,
  type CountyService,
  type Person,
  project,
  runCountyService,
} from './county-service.js';
export { dueAsker } from './due-asker.js';
export { itReplaysHistoriesOf } from './replay.js';
export { type ListeningService, scraperToken, startListeningService, type Tree } from './listening-service.js';
export { plantOrganisations, type Planted } from './plant-organisations.js';
export { figuresAnswered, figuresAskedOf, newProject } from './vocabulary.js';
export { exampleAsRead } from '../list/list-as-table.js';
export { ListWords } from '../list/list-words.js';
