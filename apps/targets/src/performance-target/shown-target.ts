import { Injectable } from '@nestjs/common';
import { openNow, type OpenStep } from '@wenxiao/rules/procedure';
import {
  type Admission,
  type Authority,
  authorityOnStep,
  CommandRunner,
  type InProcedure,
  ProblemError,
} from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { shownLine } from '../budget-line/shown-line.js';
import { firstYearOf, lineId, targetId } from '../stream-names.js';
import type { SubjectAtHand } from '../subject/subjects.js';
import { performanceTarget } from './performance-target.aggregate.js';
import { statusOf } from './target-status.js';
import { inProcedure, Targets } from './targets.js';

/** A target in public names, with what the person who asks may do now. */
@Injectable()
export class ShownTargets {
  constructor(
    private readonly commands: CommandRunner,
    private readonly targets: Targets,
  ) {}

  async one(
    tenant: string,
    { id, subject }: SubjectAtHand,
    period: string,
    admission: Admission,
  ): Promise<object | undefined> {
    const year = firstYearOf(period);
    const [target, line] = await Promise.all([
      this.commands.load(performanceTarget, tenant, targetId(id, period)),
      this.commands.load(budgetLine, tenant, lineId(id, year)),
    ]);
    const { state, version, events } = target;
    if (version === 0) return undefined;
    const object = inProcedure(state, await this.targets.openedBefore(subject, period, events));
    const { progress, declared, inForce, adjusts, scheme } = state;
    const { name, kind } = subject.description;
    return {
      id: target.id,
      version,
      subject: { id, name, kind, unit: subject.unit, department: subject.department },
      period,
      scheme,
      procedure: progress.procedure,
      status: statusOf(state),
      ...(adjusts !== undefined && { adjusts }),
      declared,
      ...(inForce && { inForce: { ...inForce, declaration: inForce.declaration.declaration, before: undefined } }),
      done: progress.done,
      skipped: progress.skipped,
      possible: object ? possibleOn(object, admission) : [],
      budgetLine: { year, version: line.version, ...shownLine(line.state, year) },
    };
  }
}

/** What is open, and whether the person who asks may take it. */
function possibleOn(object: InProcedure, admission: Admission): readonly object[] {
  return openNow(object.procedure, object.progress, object.world).map((open) => ({
    step: open.code,
    ...(open.level !== undefined && { level: open.level }),
    zh: open.step.zh,
    answers: open.step.answers
      .filter(({ code }) => open.answers.includes(code))
      .map(({ code, zh, needs = [] }) => ({ code, zh, needs })),
    ...(open.step.checklist !== undefined && { checklist: object.world.checklist(open.step.checklist) }),
    ...(open.step.together !== undefined && { together: open.step.together }),
    ...(open.waitsFor && { waitsFor: open.waitsFor }),
    mine: mayTake(object, open, admission) !== undefined,
  }));
}

/** By what a person may take a step that is open; undefined where they may not. */
function mayTake(object: InProcedure, open: OpenStep, admission: Admission): Authority | undefined {
  const at = { step: open.code, ...(open.level !== undefined && { level: open.level }) };
  try {
    return authorityOnStep(admission, object, at, { reason: 'asked' });
  } catch (error) {
    if (error instanceof ProblemError) return undefined;
    throw error;
  }
}
