import type { Known } from '@wenxiao/rules/condition';
import { pathOfStep, procedureFor } from '@wenxiao/rules/procedure';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Procedure, Step } from '@wenxiao/rules/shape';
import { type DeskRef, leadDeskOf, refOf } from '@wenxiao/service-kit';

/** The procedure of a set for an object of this kind, by what is known of it; undefined where the set has none. */
export function procedureIn(ruling: Ruling, object: string, known: Known): Procedure | undefined {
  const all = ruling.members('procedures').map(({ value }) => value);
  const found = procedureFor(all, object, known);
  return found.outcome === 'found' ? found.procedure : undefined;
}

type Found = Readonly<{ step: Step; path: string }>;

function stepIn(ruling: Ruling, known: Known, object: string, isMeant: (step: Step) => boolean): Found | undefined {
  const procedure = procedureIn(ruling, object, known);
  const step = procedure?.steps.find(isMeant);
  return procedure && step && { step, path: pathOfStep(procedure, step.code) };
}

const approving = (ruling: Ruling, known: Known): Found | undefined =>
  stepIn(ruling, known, 'performance-target', ({ together }) => together === 'budget-line');
const deskIn = (found: Found | undefined): DeskRef | undefined => found && refOf(found.step.by);

/** Whoever submits the target of a subject registers it, describes it and asks for its money. */
export const submittingDesk = (ruling: Ruling, known: Known): DeskRef =>
  deskIn(submitting(ruling, known)) ?? leadDeskOf(ruling);

/** Whoever approves targets together with the budget does what is done with the budget. */
export const budgetDesk = (ruling: Ruling, known: Known): DeskRef =>
  deskIn(approving(ruling, known)) ?? leadDeskOf(ruling);

/** Whoever may bring a table of another system, and say what differs there: those whose acts it may be. */
export const desksOfTables = ({
  ruling,
  known,
}: Readonly<{ ruling: Ruling; known: Known }>): readonly [DeskRef, ...DeskRef[]] => [
  budgetDesk(ruling, known),
  leadDeskOf(ruling),
  submittingDesk(ruling, known),
];

/** Whoever approves targets of any kind together with the budget closes the year; of what of the set that follows. */
export function budgetDesksOfYear(
  ruling: Ruling,
): Readonly<{ desks: readonly [DeskRef, ...DeskRef[]]; basis: readonly string[] }> {
  const found = ruling
    .members('procedures')
    .filter(({ value }) => value.object === 'performance-target')
    .flatMap(({ value: { code, steps } }) =>
      steps
        .filter(({ together }) => together === 'budget-line')
        .map((step) => ({ desk: refOf(step.by), path: pathOfStep({ code }, step.code) })),
    );
  const [first, ...others] = found.map(({ desk }) => desk);
  if (!first) return { desks: [leadDeskOf(ruling)], basis: leadBasis };
  return { desks: [first, ...others], basis: found.map(({ path }) => path) };
}

/** What the rules have decided elsewhere on the budget of a year as a whole: by which gate, how, recorded by whom, and where that stands. */
export function gatesOfYear(ruling: Ruling) {
  return ruling
    .members('procedures')
    .filter(({ value }) => value.object === 'performance-target')
    .flatMap(({ value: { code, steps } }) =>
      steps.flatMap(({ by, answers, code: step }) =>
        'gate' in by && by.decidedOn === 'budget-year'
          ? [{ gate: by.gate, recordedBy: by.recordedBy, answers, path: pathOfStep({ code }, step) }]
          : [],
      ),
    );
}

const submitting = (ruling: Ruling, known: Known): Found | undefined =>
  stepIn(ruling, known, 'performance-target', ({ act }) => act === 'submit');

/** What of the set says so, as the basis of what is done with the money: the step, else whose everything else is. */
export const budgetBasis = (ruling: Ruling, known: Known): readonly [string] => pathOf(approving(ruling, known));
/** … of what is asked for. */
export const submittingBasis = (ruling: Ruling, known: Known): readonly [string] => pathOf(submitting(ruling, known));
/** … of what the lead desk does. */
export const leadBasis = ['general.leadDesk'] as const;

const pathOf = (found: Found | undefined): readonly [string] => (found ? [found.path] : leadBasis);

/** Whose act it is: of whoever submits targets and of the lead desk, or of that alone. */
export type Whose = 'submitting' | 'lead';

export function desksOf(
  whose: Whose,
  { ruling, known }: Readonly<{ ruling: Ruling; known: Known }>,
): readonly [DeskRef, ...DeskRef[]] {
  const lead = leadDeskOf(ruling);
  return whose === 'lead' ? [lead] : [submittingDesk(ruling, known), lead];
}
