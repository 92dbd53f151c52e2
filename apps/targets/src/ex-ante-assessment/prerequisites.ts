import { Injectable } from '@nestjs/common';
import type { Known } from '@wenxiao/rules/condition';
import type { Ruling } from '@wenxiao/rules/ruling';
import type { Procedure } from '@wenxiao/rules/shape';
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
   * @param assessed what was read before; without a tenant the same command registers the subject, which has not been assessed.
   * @throws {ProblemError} as {@link requireAssessed}
   */
  async require({ tenant, subject, assessed: read }: Of, act: Act, under: Under): Promise<void> {
    const assessed = read ?? (tenant === undefined ? [] : await this.assessments.of(tenant, subject));
    requireAssessed({ subject, assessed }, act, under);
  }
}

type Stands = Readonly<{ subject: string; assessed: readonly Pick<Assessed, 'number' | 'state'>[] }>;

/**
 * Of each way to assess the latest conclusion counts. What it blocks is not asked for and not approved; what the set makes a
 * prerequisite has come to an end first.
 * @throws {ProblemError} `request-blocked`, `assessment-wanting`
 */
export function requireAssessed({ subject, assessed }: Stands, act: Act, { ruling, known }: Under): void {
  const blocking = latest(assessed).find(({ state }) => state.result?.effects.includes('block-request'));
  if (blocking) {
    const { number: assessment, state } = blocking;
    throw ownProblem('request-blocked', { subject, assessment, conclusion: state.result?.conclusion });
  }
  for (const { value } of assessmentsOf(ruling)) {
    const begun = assessed.findLast(({ state }) => state.progress.procedure === value.code);
    if (!isWanted(value, act, begun !== undefined, known) || begun?.state.progress.ended !== undefined) continue;
    throw ownProblem('assessment-wanting', { subject, procedure: value.code, called: value.zh });
  }
}

/** The latest of each way that has come to a conclusion. */
const latest = (assessed: Stands['assessed']): Stands['assessed'] => {
  const byWay = new Map<string, Stands['assessed'][number]>();
  for (const each of assessed) if (each.state.result) byWay.set(each.state.progress.procedure, each);
  return [...byWay.values()];
};

/** A request needs what it waits for; an approval that, and what it waits for itself. */
function isWanted(procedure: Procedure, act: Act, isBegun: boolean, known: Known): boolean {
  const { prerequisiteOf } = procedure;
  if (!prerequisiteOf || (act === 'budget-request' && prerequisiteOf.act !== 'budget-request')) return false;
  return prerequisiteOf.of === 'begun' ? isBegun : isFor(procedure, known).truth === 'yes';
}
