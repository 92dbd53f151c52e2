import { silenceSettled, type SilenceSettled, type Published } from '@wenxiao/contracts';
import { type SettlementEvent, settlementFacts } from '@wenxiao/facts/directory';
import type { Settlement } from '@wenxiao/rules/layers';
import type { Aggregate, EventPlace } from '@wenxiao/service-kit';
import {
  settlementDecider,
  type SettlementCommand,
  type SettlementGround,
  type SettlementRejection,
  type SettlementState,
} from './settlement.decider.js';

/** Streams `settlement/<body id>.<scheme>`: what a body decided on the silence of its rules. */
export const settlement: Aggregate<
  SettlementState,
  SettlementCommand,
  SettlementEvent,
  SettlementRejection,
  SettlementGround
> = {
  category: 'settlement',
  about: (id) => ({ organisation: placeOf(id).bodyId }),
  decider: settlementDecider,
  facts: settlementFacts,
  publish: publishSettlement,
};

function publishSettlement(
  { data }: SettlementEvent,
  _after: SettlementState,
  { id }: EventPlace,
): Published<SilenceSettled> {
  return silenceSettled({ ...placeOf(id), number: data.number });
}

function placeOf(id: string): Readonly<{ bodyId: string; scheme: string }> {
  const [bodyId = id, scheme = ''] = id.split('.');
  return { bodyId, scheme };
}

/** A decision as it lies over the rules. */
export function settlementOf(
  bodyId: string,
  { type, year, values, ...rest }: SettlementState['decisions'][number],
): Settlement {
  const scope = type === undefined || year === undefined ? {} : { scope: { type, year } };
  const said = values.map(({ path, value }) => ({ path, value: JSON.parse(value) as unknown }));
  return { ...rest, ...scope, bodyId, values: said };
}
