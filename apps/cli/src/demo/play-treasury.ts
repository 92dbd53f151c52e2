import type { Money } from '@wenxiao/domain';
import { eventually, own, path, type Play, type Stage, year } from './stage.js';

/** The treasury says what was paid through the first half of the year, and through its end. */
export type PaymentDay = 'june' | 'december';

/** What a form prints of it; of the others the units alone say what they have spent. */
function printedOf({ figures }: Play, through: PaymentDay): Money | undefined {
  if (through === 'june') return figures.executedByJune;
  return figures.demo.executed || Number(figures.executed.amount) === 0 ? undefined : figures.executed;
}

/** Hands in one batch, and waits until all of its rows are recorded. @param on the day through which it was paid. */
export async function pay(stage: Stage, plays: readonly Play[], [through, on]: [PaymentDay, string]): Promise<void> {
  const rows = plays.flatMap((play) => {
    const paid = printedOf(play, through);
    return paid ? [{ line: play.targetId, year: Number(year), ...own, on, ...paid }] : [];
  });
  if (rows.length === 0) return;
  const { treasury } = stage.people;
  const batches = path(stage, 'monitoring', 'execution-batches');
  const batch = `treasury-${year}-${through}`;
  await treasury.post(`${batches}?batch=${batch}`, { rows });
  await eventually(`the rows of ${batch} are recorded`, async () => {
    const { status } = await treasury.get<{ status: string }>(`${batches}/${batch}`);
    return status === 'recorded' ? true : undefined;
  });
}
