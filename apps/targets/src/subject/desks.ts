import type { Known } from '@wenxiao/rules/condition';
import { procedureFor } from '@wenxiao/rules/procedure';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Procedure, Step } from '@wenxiao/rules/shape';
import { type DeskRef, leadDeskOf } from '@wenxiao/service-kit';

/** Who a step is for; of what is decided outside, who records it. */
export const deskOf = ({ by }: Pick<Step, 'by'>): DeskRef => ('gate' in by ? by.recordedBy : by);

/** The procedure of a set for an object of this kind, by what is known of it; undefined where the set has none. */
export function procedureIn(ruling: Ruling, object: string, known: Known): Procedure | undefined {
  const all = ruling.members('procedures').map(({ value }) => value);
  const found = procedureFor(all, object, known);
  return found.outcome === 'found' ? found.procedure : undefined;
}

function stepIn(ruling: Ruling, known: Known, object: string, isMeant: (step: Step) => boolean): DeskRef | undefined {
  const step = procedureIn(ruling, object, known)?.steps.find(isMeant);
  return step && deskOf(step);
}

/** Whoever submits the target of a subject registers it, describes it and asks for its money. */
export const submittingDesk = (ruling: Ruling, known: Known): DeskRef =>
  stepIn(ruling, known, 'performance-target', ({ act }) => act === 'submit') ?? leadDeskOf(ruling);

/** Whoever approves targets together with the budget does what is done with the budget. */
export const budgetDesk = (ruling: Ruling, known: Known): DeskRef =>
  stepIn(ruling, known, 'performance-target', ({ together }) => together === 'budget-line') ?? leadDeskOf(ruling);

/** The step that says so, as the basis of what is done with the money; none where the set has no such step. */
export function budgetBasis(ruling: Ruling, known: Known): readonly string[] {
  const procedure = procedureIn(ruling, 'performance-target', known);
  const step = procedure?.steps.find(({ together }) => together === 'budget-line');
  return procedure && step ? [`procedures/${procedure.code}/steps/${step.code}`] : [];
}

/** Whoever decides on corrective measures by the procedure for them. */
export const measuresDesk = (ruling: Ruling, known: Known): DeskRef =>
  stepIn(ruling, known, 'corrective-measure', ({ act }) => act === 'resolve') ?? budgetDesk(ruling, known);
