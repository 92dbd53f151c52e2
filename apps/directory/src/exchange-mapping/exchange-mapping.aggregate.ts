import { type ExchangeMappingChanged, exchangeMappingChanged, type Published } from '@wenxiao/contracts';
import { type ExchangeMappingEvent, exchangeMappingFacts } from '@wenxiao/facts/directory';
import type { Aggregate, EventPlace } from '@wenxiao/service-kit';
import {
  type ExchangeMappingCommand,
  exchangeMappingDecider,
  type ExchangeMappingRejection,
  type KeptMapping,
} from './exchange-mapping.decider.js';

/** What a mapping may be called. */
export const isMappingName = (name: string): boolean =>
  /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(name) && name.length <= 64;

/** Named by whose it is and what it is called: the jurisdiction that keeps it, and all below it, read by it. */
export const mappingId = (jurisdictionId: string, name: string): string => `${jurisdictionId}.${name}`;
export const mappingPlace = (id: string): Readonly<{ jurisdictionId: string; mapping: string }> => {
  const [jurisdictionId = id, mapping = ''] = id.split('.');
  return { jurisdictionId, mapping };
};

/** Streams `exchange-mapping/<jurisdiction id>.<name>`. */
export const exchangeMapping: Aggregate<
  KeptMapping,
  ExchangeMappingCommand,
  ExchangeMappingEvent,
  ExchangeMappingRejection,
  undefined
> = {
  category: 'exchange-mapping',
  about: (id) => ({ tenant: mappingPlace(id).jurisdictionId }),
  decider: exchangeMappingDecider,
  facts: exchangeMappingFacts,
  publish: publishMapping,
};

function publishMapping(
  _event: ExchangeMappingEvent,
  { versions, isRetired }: KeptMapping,
  { id }: EventPlace,
): Published<ExchangeMappingChanged> | undefined {
  const last = versions.at(-1);
  const status = isRetired ? 'retired' : 'in-use';
  return last && exchangeMappingChanged({ ...last, mapping: mappingPlace(id).mapping, status });
}
