import { Injectable } from '@nestjs/common';
import {
  type Admission,
  CommandRunner,
  decoded,
  opinionsIn,
  possibleOn,
  textOfForm,
  toldRows,
} from '@wenxiao/service-kit';
import { budgetLine } from '../budget-line/budget-line.aggregate.js';
import { requestersOf } from '../budget-line/requesters.js';
import { shownLine } from '../budget-line/shown-line.js';
import { EntriesInForce } from '../checks/entries-in-force.js';
import { firstYearOf, lineId, targetId } from '../stream-names.js';
import type { SubjectAtHand } from '../subject/subjects.js';
import { askedOf } from './asked-adjustments.js';
import { performanceTarget } from './performance-target.aggregate.js';
import type { AskedAdjustment } from './performance-target.state.js';
import { checksShown } from './declared-checks.js';
import { statusOf } from './target-status.js';
import { inProcedure, Targets } from './targets.js';

/** A target in public names, with what the person who asks may do now. */
@Injectable()
export class ShownTargets {
  constructor(
    private readonly commands: CommandRunner,
    private readonly targets: Targets,
    private readonly entries: EntriesInForce,
  ) {}

  async one(
    tenant: string,
    { id, subject }: SubjectAtHand,
    period: string,
    admission: Admission,
  ): Promise<object | undefined> {
    const year = firstYearOf(period);
    const [target, line, entries] = await Promise.all([
      this.commands.load(performanceTarget, tenant, targetId(id, period)),
      this.commands.load(budgetLine, tenant, lineId(id, year)),
      this.entries.about([tenant], id),
    ]);
    const { state, version, events } = target;
    if (version === 0) return undefined;
    const at = await this.targets.openedBefore({ subject, period }, events);
    const object = inProcedure(state, at, requestersOf(line.events));
    const { progress, declared, inForce, adjusts, scheme, keys, other } = state;
    const { name, kind } = subject.description;
    const shown = shownLine(line.state, year);
    const budget = shown.approvedFrom === undefined ? undefined : shown.inForce.total;
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
      checks: checksShown(declared?.indicators ?? [], { ruling: at.ruling, known: at.world.known, entries }, budget),
      ...(inForce && { inForce: { ...inForce, declaration: inForce.declaration.declaration, before: undefined } }),
      ...(askedOf(state).length > 0 && { asked: askedOf(state).map(askedView) }),
      ...(keys && { keys }),
      ...(other && { other }),
      done: object ? toldRows(progress.done, object, admission) : progress.done,
      skipped: progress.skipped,
      ...(object && opinionsIn(object, admission)),
      possible: object ? possibleOn(object, admission) : [],
      budgetLine: { year, version: line.version, ...shown },
    };
  }

  /** The form that came with what is declared now, as its text was handed in; undefined where there is no such target. */
  async form(tenant: string, subject: string, period: string): Promise<object | undefined> {
    const { id, version, state, events } = await this.commands.load(
      performanceTarget,
      tenant,
      targetId(subject, period),
    );
    if (!state.declared) return undefined;
    const { declaration } = state.declared;
    const told = events.map((event) => decoded(performanceTarget, event));
    const at = told.findLastIndex(({ type, data }) => type === 'target-declared' && data.declaration === declaration);
    const kept = told[at + 1];
    return { id, version, declaration, ...(kept?.type === 'target-form-kept' && textOfForm(kept.data)) };
  }
}

/** What monitoring asks to be adjusted: upon which proposal, since when, and whether the time for it has gone by. */
const askedView = ({ proposal, ground, on, overdue }: AskedAdjustment) => ({
  proposal,
  ground,
  on,
  overdue: overdue !== undefined,
});
