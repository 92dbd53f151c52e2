import {
  becomes,
  code,
  count,
  type EventOf,
  fact,
  limits,
  list,
  name,
  oneOf,
  words,
  factsOf,
} from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 列对应关系: how the tables of other systems are read in a jurisdiction and below it. Streams
// `exchange-mapping/<jurisdiction id>.<name>`. Who may read is said in `organisation.facts.ts`.

const element = code(t.exchangeElement);

/** Said anew, whole: a table that was read before was read by the version of that time. */
const mappingStated = fact(
  'exchange-mapping-stated',
  1,
  {
    /** Counted through what was stated, from 1. */
    version: count(t.mappingVersion, { min: 1, max: limits.versions }),
    name: name(t.mappingName, { max: limits.name }).per('version'),
    table: oneOf(t.exchangeTable).per('version'),
    columns: list(['head'], limits.items, {
      head: name(t.exchangeHead, { max: limits.name }),
      /** Without one the column is kept as it is. */
      element: element.optional(),
    }).per('version'),
    values: list(['element', 'from'], limits.batch, {
      element,
      from: name(t.exchangeValue, { max: limits.name }),
      to: name(t.exchangeMeaning, { max: limits.name }),
    }).per('version'),
    constants: list(['element'], limits.items, {
      element,
      value: name(t.exchangeConstant, { max: limits.name }),
    }).per('version'),
    amountUnit: oneOf(t.exchangeAmountUnit).per('version'),
    reason: words(t.mappingReason, { max: limits.opinion }).per('version').optional(),
  },
  { becomes: [becomes(t.mappingStatus, 'in-use')] },
);

/** Nobody reads by it any longer. */
const mappingRetired = fact(
  'exchange-mapping-retired',
  1,
  { reason: words(t.mappingReason, { max: limits.opinion }) },
  { becomes: [becomes(t.mappingStatus, 'retired')] },
);

export const exchangeMappingFacts = factsOf({ mappingStated, mappingRetired });

export type ExchangeMappingEvent = EventOf<typeof exchangeMappingFacts>;
