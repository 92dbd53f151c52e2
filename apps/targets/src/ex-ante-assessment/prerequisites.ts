import { Injectable } from '@nestjs/common';
import type { Known, Verdict } from '@wenxiao/rules/condition';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Procedure } from '@wenxiao/rules/shape';
import { basisOf } from '@wenxiao/service-kit';
import { ownProblem } from '../own-problems.js';
import { assessmentsOf, isFor } from './assessment.procedures.js';
import { type Assessed, Assessments } from './assessments.js';

type Act = NonNullable<Procedure['prerequisiteOf']>['act'];
type Under = Readonly<{ ruling: Ruling; known: Known }>;
type Of = Readonly<{ tenant?: string | undefined; subject: string; assessed?: readonly Assessed[] | undefined }>;

/** What has to be assessed before money is asked for or given, and what an assessment keeps from asking. */
@Injectable()
export class Prerequisites {
  constructor(private readonly assessments: Assessments) {}

  /** What acts on many read at once. */
  assessedBefore(tenant: string, subjects: readonly string[]): Promise<ReadonlyMap<string, readonly Assessed[]>> {
    return this.assessments.ofAll(tenant, subjects);
  }

  /**
   * @param act what waits; of other acts that give money only what is blocked is refused.
   * @param assessed what was read before; without a tenant the same command registers the subject, which has not been assessed.
   * @throws {ProblemError} as {@link requireAssessed}
   */
  async require({ tenant, subject, assessed: read }: Of, act: Act | undefined, under: Under): Promise<void> {
    const assessed = read ?? (tenant === undefined ? [] : await this.assessments.of(tenant, subject));
    requireNotBlocked({ subject, assessed }, under);
    if (act) requireAssessed({ subject, assessed }, act, under);
  }
}

type Stands = Readonly<{ subject: string; assessed: readonly Pick<Assessed, 'number' | 'state'>[] }>;

/** Of each way to assess the latest conclusion counts: what it blocks gets no money. @throws {ProblemError} `request-blocked` */
export function requireNotBlocked({ subject, assessed }: Stands, { ruling }: Pick<Under, 'ruling'>): void {
  const latest = new Map<string, Stands['assessed'][number]>();
  for (const each of assessed) if (each.state.result) latest.set(each.state.progress.procedure, each);
  const blocking = [...latest.values()].find(({ state }) => state.result?.effects.includes('block-request'));
  if (!blocking) return;
  const { number: assessment, state } = blocking;
  const { conclusion } = state.result ?? {};
  const basis = basisOf(ruling, answerConcluding(conclusion, state.progress.procedure, ruling));
  throw ownProblem('request-blocked', { subject, assessment, conclusion, ...basis });
}

/**
 * What the set makes a prerequisite has come to an end first. Who does not say what the set asks of the subject asks for no money.
 * @throws {ProblemError} `assessment-wanting`, `description-wanting`
 */
export function requireAssessed({ subject, assessed }: Stands, act: Act, { ruling, known }: Under): void {
  for (const { value, path } of assessmentsOf(ruling)) {
    const { prerequisiteOf, code, zh: called } = value;
    if (!prerequisiteOf || (act === 'budget-request' && prerequisiteOf.act !== 'budget-request')) continue;
    const begun = assessed.filter(({ state }) => state.progress.procedure === code && state.givenUp !== true);
    const isOver = ({ state }: Stands['assessed'][number]): boolean => state.progress.ended !== undefined;
    const ofYear = begun.filter(({ state }) => state.year === known.year);
    const verdict = isFor(value, known);
    const isDecidedByKind = prerequisiteOf.of === 'all' && !begun.some(isOver);
    const basis = basisOf(ruling, `${path}/prerequisiteOf`);
    const wanted = act === 'budget-request' && isDecidedByKind ? notSaid(verdict) : [];
    if (wanted.length > 0)
      throw ownProblem('description-wanting', { subject, procedure: code, called, wanted, ...basis });
    const isWanting =
      prerequisiteOf.of === 'begun' ? !ofYear.every(isOver) : isDecidedByKind && verdict.truth === 'yes';
    if (isWanting) throw ownProblem('assessment-wanting', { subject, procedure: code, called, ...basis });
  }
}

/** The answer that came to a conclusion, as a member of the set in force. */
function answerConcluding(conclusion: string | undefined, code: string, ruling: Ruling): string | undefined {
  const procedure = assessmentsOf(ruling).find(({ value }) => value.code === code);
  const step = procedure?.value.steps.find(({ answers }) => answers.some((answer) => answer.code === conclusion));
  return procedure && step && `${procedure.path}/steps/${step.code}/answers/${conclusion ?? ''}`;
}

/** What the subject does not say of itself, though it decides whether it is assessed first. */
const notSaid = (verdict: Verdict): readonly string[] =>
  verdict.truth === 'not-known' ? verdict.missing.map(({ name }) => name) : [];
