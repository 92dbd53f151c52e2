import { fold } from '@wenxiao/domain';
import { performanceTargetFacts as facts } from '@wenxiao/facts/targets';
import { dueOf, askedOf } from './asked-adjustments.js';
import { targetDecider } from './performance-target.decider.js';
import type { TargetCommand } from './performance-target.commands.js';
import {
  adjust,
  approval,
  asked,
  budget,
  financeReviewed,
  resting,
  spec,
  toApproval,
  unit,
  unitReviewed,
} from './testing/acts-on-a-target.js';
import { history, people, rules } from './testing/targets-of-fufeng.js';

const [proposal, decision] = [people.unit, people.colleague];
const ground = 'objective-cause';
const data = { proposal, decision, ground, rules: 'f'.repeat(64), on: '2023-02-05' };
const ask = asked('system:ask-adjustment', { type: 'ask-adjustment', data });
const approved = [...toApproval, approval];
const stillAsked = (...commands: readonly TargetCommand[]) =>
  askedOf(fold(targetDecider, history(...commands))).map((each) => each.proposal);
const due = { due: 'limit', path: 'monitoring.correctionLimit', on: '2023-02-15', soft: false };
const look = (today: string) => asked('system:due', { type: 'look-at-asked', data: { proposal, dues: [due], today } });

describe('an adjustment that monitoring asks for', () => {
  it('is asked of what is in force, once for each decision', () => {
    spec
      .given(...history(...approved))
      .when(ask)
      .then(facts.targetAdjustmentAsked(data));
    spec
      .given(...history(...approved, ask))
      .when(ask)
      .thenNothing();
    spec
      .given(...history(...toApproval))
      .when(ask)
      .thenNothing();
  });

  it('ends with the adjustment that is approved, which names it, and is asked again where that is taken back', () => {
    const proposed = [...approved, ask, adjust(unit)];
    expect(stillAsked(...approved, ask)).toEqual([proposal]);
    expect(
      history(...proposed).find((event) => event.type === 'target-opened' && 'adjusts' in event.data)?.data,
    ).toEqual(expect.objectContaining({ answers: [proposal] }));
    const through = [...proposed, unitReviewed, financeReviewed, approval];
    expect([stillAsked(...proposed), stillAsked(...through)]).toEqual([[proposal], []]);
    const withdrawal = {
      step: 'approve',
      reason: '误批',
      on: '2023-02-06',
      last: '2023-12-31',
      together: true,
    } as const;
    expect(stillAsked(...through, asked(budget, { type: 'withdraw', data: withdrawal }))).toEqual([proposal]);
  });

  it('ends where somebody says why nothing is adjusted, or monitoring takes its decision back', () => {
    const because = '任务未变';
    const declining = asked(people.finance, { type: 'decline-adjustment', data: { proposal, because } });
    spec
      .given(...history(...approved, ask))
      .when(declining)
      .then(resting(facts.targetAdjustmentDeclined({ proposal, because }), `monitoring.measures/${ground}`));
    expect(stillAsked(...approved, ask, declining)).toEqual([]);
    spec
      .given(...history(...approved))
      .when(declining)
      .thenRejected({ code: 'adjustment-not-asked', listed: [] });
    const gone = asked('system:ask-no-longer', { type: 'ask-no-longer', data: { decision } });
    spec
      .given(...history(...approved, ask))
      .when(gone)
      .then(facts.targetAdjustmentNoLongerAsked({ proposal }));
    spec
      .given(...history(...approved))
      .when(gone)
      .thenNothing();
  });

  it('becomes overdue after its day, once, unless it is on its way by then', () => {
    const overdue = facts.targetAdjustmentBecameOverdue({ proposal, due: 'limit', since: '2023-02-16' });
    spec
      .given(...history(...approved, ask))
      .when(look('2023-02-15'))
      .thenNothing();
    spec
      .given(...history(...approved, ask))
      .when(look('2023-02-16'))
      .then(resting(overdue, due.path));
    spec
      .given(...history(...approved, ask, look('2023-02-16')))
      .when(look('2023-02-17'))
      .thenNothing();
    spec
      .given(...history(...approved, ask, adjust(unit)))
      .when(look('2023-02-16'))
      .thenNothing();
  });

  it('is overdue no longer once it is proposed, and is again where that is given up', () => {
    const late = [...approved, ask, look('2023-02-16')];
    const overdueAfter = (...commands: readonly TargetCommand[]) =>
      askedOf(fold(targetDecider, history(...commands))).map((each) => each.overdue);
    expect(overdueAfter(...late)).toEqual(['limit']);
    expect(overdueAfter(...late, adjust(unit))).toEqual([undefined]);
    const givenUp = asked(unit, { type: 'abandon-adjustment', data: { reason: '改报其他' } });
    expect(overdueAfter(...late, adjust(unit), givenUp)).toEqual([undefined]);
    expect(overdueAfter(...late, adjust(unit), givenUp, look('2023-02-20'))).toEqual(['limit']);
  });

  it('is lifted by whoever leads, with a reason, once, and then nobody is late with it', () => {
    const because = '系统停机';
    const lifting = asked(people.finance, { type: 'lift-adjustment-overdue', data: { proposal, because } });
    const lifted = facts.targetAdjustmentOverdueLifted({ proposal, due: 'limit', because });
    spec
      .given(...history(...approved, ask))
      .when(lifting)
      .thenRejected({ code: 'adjustment-not-overdue', listed: [] });
    spec
      .given(...history(...approved, ask, look('2023-02-16')))
      .when(lifting)
      .then(resting(lifted, `monitoring.measures/${ground}`));
    const after = [...approved, ask, look('2023-02-16'), lifting];
    spec
      .given(...history(...after))
      .when(lifting)
      .thenRejected({ code: 'adjustment-not-overdue', listed: [] });
    spec
      .given(...history(...after))
      .when(look('2023-02-17'))
      .thenNothing();
    expect(stillAsked(...after)).toEqual([proposal]);
  });

  it('is due on no day where the set is silent on it', () => {
    expect(dueOf(data, { ruling: rules.ruling, calendar: undefined, year: 2023 })).toEqual([]);
  });
});
