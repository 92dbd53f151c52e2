import { code, count, limits, list, name, oneOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';
import { contract, type MessageOf } from '../contract.js';

const element = code(t.exchangeElement);

/** How a table of another system is read in the jurisdiction whose it is, and in all below it, by its last version. */
export const exchangeMappingChanged = contract('directory.exchange-mapping-changed', 1, 'exchange-mapping', {
  mapping: code(t.exchangeMapping),
  version: count(t.mappingVersion, { min: 1, max: limits.versions }),
  status: oneOf(t.mappingStatus),
  table: oneOf(t.exchangeTable),
  columns: list(['head'], limits.items, {
    head: name(t.exchangeHead, { max: limits.name }),
    element: element.optional(),
  }),
  values: list(['element', 'from'], limits.batch, {
    element,
    from: name(t.exchangeValue, { max: limits.name }),
    to: name(t.exchangeMeaning, { max: limits.name }),
  }),
  constants: list(['element'], limits.items, {
    element,
    value: name(t.exchangeConstant, { max: limits.name }),
  }),
  amountUnit: oneOf(t.exchangeAmountUnit),
});
export const ExchangeMappingChangedV1 = exchangeMappingChanged.Message;
export type ExchangeMappingChanged = MessageOf<typeof exchangeMappingChanged>;
