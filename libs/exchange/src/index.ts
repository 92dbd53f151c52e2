export { type Element, type ElementKind } from './element/element.js';
export { elementCalled, type ElementName } from './element/elements.js';
export { elementsOf, tableCalled, type TableName, tableNames } from './element/tables.js';
export { type Examined, examined } from './examined.js';
export { type Encoding, encodings } from './file/encoding.js';
export { type ExchangeFlaw, flaw, UnreadableFile } from './flaw.js';
export { draftOf } from './mapping/draft.js';
export {
  type AmountUnit,
  amountUnits,
  type ExchangeMapping,
  mappingFlaws,
  type MappingFlaw,
  plainMapping,
} from './mapping/mapping.js';
export { type Asked, type Column, ExchangeFile, type ExchangeRow, limitsOfFiles } from './read-exchange.js';
