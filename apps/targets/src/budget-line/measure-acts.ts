import type { CorrectiveMeasureDecidedV1 } from '@wenxiao/contracts';
import type { MeasureAct } from './budget-line.commands.js';
import { partOf } from './budget-line.dto.js';

type StatedAct = CorrectiveMeasureDecidedV1['acts'][number];

/** What a decision does with the money, as it is stated: one row for each part of the money, all rows of an act and day as one act. */
export function measureActsOf(stated: readonly StatedAct[]): readonly MeasureAct[] {
  const acts: MeasureAct[] = [];
  for (const each of stated) {
    const { act, from } = each;
    if (act === 'suspend' || act === 'stop') {
      acts.push({ act, from });
      continue;
    }
    const before = acts.findIndex((other) => other.act === act && other.from === from);
    const amounts = partsOf(each);
    const known = acts[before];
    if (known && 'amounts' in known) acts[before] = { ...known, amounts: [...known.amounts, ...amounts] };
    else acts.push({ act, from, amounts });
  }
  return acts;
}

/** A row without a part or an amount moves nothing, and the decider says so. */
function partsOf({ fund, source, level, document, amount }: StatedAct) {
  if (fund === undefined || source === undefined || amount === undefined) return [];
  const named = { ...(level !== undefined && { level }), ...(document !== undefined && { document }) };
  return [{ part: partOf({ fund, source, ...named }), amount }];
}
