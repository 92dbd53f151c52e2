import { broughtOf } from '@wenxiao/contracts/input';
import { decimal, sumOf, yuanText } from '@wenxiao/domain';
import { type DataOf, project } from '@wenxiao/domain/field';
import type { Procedure } from '@wenxiao/rules/shape';
import { performanceTargetFacts as facts } from '@wenxiao/facts/targets';
import { type Admission, type Authority, authorityAt, keptForm, leadDeskOf, refOf } from '@wenxiao/service-kit';
import { amountsOf } from '../budget-line/budget-line.dto.js';
import type { KnownEntries, KnownEntry } from '../indicator-library/known-entries.js';
import { procedureIn } from '../subject/desks.js';
import type { Known } from '../subject/subject.commands.js';
import type { Content } from './declaration.js';
import type { Answering } from './performance-target.commands.js';
import type { ReviseTargetDto } from './performance-target.dto.js';
import { requireProcedure } from './no-procedure.js';
import type { TargetAtHand } from './targets.js';

const { horizon, objective, indicators } = facts.targetDeclared.fields;
const contentFields = { horizon, objective, indicators } as const;

/** What was declared, as facts hold it; the form as it was handed in. @throws {ProblemError} `invalid-request` where that is larger than any. */
function contentOf(sent: ReviseTargetDto, subjectKind: string): Content {
  const { form, requested } = sent;
  const stated = project(contentFields, sent) as DataOf<typeof contentFields>;
  const total = requested && yuanText(sumOf(amountsOf(requested).map(({ amount }) => decimal(amount))));
  return {
    ...stated,
    subjectKind,
    ...(total !== undefined && { requested: total }),
    ...(form !== undefined && { form: keptForm(form) }),
  };
}

/** What was declared, and what its indicators name of the library as far as that is there for the unit. */
export async function declaredIn(
  sent: ReviseTargetDto,
  { tenant, subject }: Readonly<{ tenant: string; subject: Known }>,
  { place }: Pick<TargetAtHand, 'place'>,
  library: KnownEntries,
): Promise<Readonly<{ content: Content; entries: readonly KnownEntry[] }>> {
  const content = contentOf(sent, subject.description.kind);
  const named = content.indicators.flatMap(({ entry }) => entry ?? []);
  return { content, entries: await library.for(tenant, place.unit.path, named) };
}

/** The funds from which money is asked for: routes of a rule set may go by them. */
export const fundsOf = ({ requested = [] }: Pick<ReviseTargetDto, 'requested'>): readonly string[] => [
  ...new Set(requested.map(({ fund }) => fund)),
];

/** What the line is asked for beside the target; undefined where no money is. */
export function requestOf(
  { requested, excess }: Pick<ReviseTargetDto, 'requested' | 'excess'>,
  from: string,
  period: string,
): Readonly<{ type: 'request'; data: object }> | undefined {
  if (requested === undefined || requested.length === 0) return undefined;
  const data = { amounts: amountsOf(requested), from, period, ...(excess !== undefined && { excess }) };
  return { type: 'request', data };
}

/**
 * The submission that goes with a declaration: the answer of the step of submitting. None while it is only prepared, or where
 * the unit first goes through a procedure of its own.
 */
export function submissionOf(
  { prepared, brings }: Pick<ReviseTargetDto, 'prepared' | 'brings'>,
  { ruling, world }: TargetAtHand,
): Answering | undefined {
  const procedure = procedureIn(ruling, 'performance-target', world.known);
  const step = submittingStep(procedure);
  const answer = step?.answers[0]?.code;
  if (prepared === true || !step || answer === undefined) return undefined;
  if (step.inside !== undefined && procedure && world.inside(procedure.code, step.inside)) return undefined;
  return { step: step.code, answer, brings: broughtOf({ ...(brings && { brings }) }) };
}

const submittingStep = (procedure: Procedure | undefined) => procedure?.steps.find(({ act }) => act === 'submit');

/**
 * By what a person declares: by that by which the target is submitted.
 * @throws {ProblemError} `no-procedure` where the set has none for such a target: whoever declares is told by whom that is mended.
 */
export function authorityToDeclare(admission: Admission, at: TargetAtHand): Authority {
  const step = submittingStep(requireProcedure(at));
  return authorityAt(admission, at, { act: 'submit', by: step ? refOf(step.by) : leadDeskOf(at.ruling) });
}
