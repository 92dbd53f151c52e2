import type { MeasureAct } from './budget-line.commands.js';
import { amountsOf, type DecideMeasureDto } from './budget-line.dto.js';

type SentAct = NonNullable<DecideMeasureDto['acts']>[number];

/** What is done about a proposal, as people state it: one row for each part of the money, all rows of an act and day as one act. */
export function measureActsOf(sent: readonly SentAct[]): readonly MeasureAct[] {
  const acts: MeasureAct[] = [];
  for (const each of sent) {
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
function partsOf({ fund, source, level, document, amount }: SentAct) {
  if (fund === undefined || source === undefined || amount === undefined) return [];
  const named = { ...(level !== undefined && { level }), ...(document !== undefined && { document }) };
  return amountsOf([{ fund, source, ...named, amount }]);
}
