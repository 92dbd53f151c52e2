import { specOf } from '@wenxiao/domain/testing';
import {
  application,
  budget,
  decided,
  good,
  qualified,
  received,
  refer,
  referred,
  result,
  rules,
  unqualified,
} from '../../test/results.js';
import { resultApplicationDecider } from './result-application.decider.js';

describe('referring', () => {
  it('FF-48: refers unit and persons for an unqualified result, by ids alone; who decided the disposal may', () => {
    application
      .given(...unqualified, decided({ reductionYuan: '150000.00' }))
      .when(refer({ personIds: ['person-1'] }))
      .then(referred({ personIds: ['person-1'] }));
  });

  it('FF-48: a trigger that is bound to a grade needs that grade, from a finance evaluation', () => {
    application
      .given(...qualified)
      .when(refer())
      .thenRejected({
        code: 'grade-required',
        trigger: 'unqualified-result',
        grade: 'unqualified',
        actual: 'qualified',
      });
    application
      .given(received(result({ form: 'department-evaluation' })))
      .when(refer())
      .thenRejected({ code: 'grade-required', trigger: 'unqualified-result', grade: 'unqualified' });
  });

  it.each([
    ['perfunctory', '敷衍塞责'],
    ['poorly-carried-out', '开展不力'],
    ['loss-waste-or-inefficiency', '造成财政资金损失浪费、低效使用'],
  ])('FF-48: %s is a person’s finding, whatever the grade and before there is one', (trigger, triggerName) => {
    application
      .given(...good)
      .when(refer({ trigger }))
      .then(referred({ trigger, triggerName }));
    application.given(budget).when(refer({ trigger })).then(referred({ trigger, triggerName }));
  });

  it('FF-48: the rules name the triggers', () => {
    application
      .given(...unqualified)
      .when(refer({ trigger: 'late' }))
      .thenRejected({
        code: 'trigger-unknown',
        trigger: 'late',
        known: ['perfunctory', 'poorly-carried-out', 'unqualified-result', 'loss-waste-or-inefficiency'],
      });
    specOf(resultApplicationDecider, { resultApplication: {}, accountability: {} })
      .given(...unqualified)
      .when(refer())
      .thenRejected({ code: 'rules-silent', parameter: 'accountability.referralTriggers' });
  });

  it('FF-48: refers the unit or its department, and no other body', () => {
    application
      .given(...unqualified)
      .when(refer({ organisationId: 'department-1' }))
      .then(referred({ organisationId: 'department-1' }));
    for (const organisationId of ['county', 'department-2']) {
      application
        .given(...unqualified)
        .when(refer({ organisationId }))
        .thenRejected({ code: 'not-referable', organisationId, referable: ['department', 'unit', 'person'] });
    }
  });

  it('refers persons only where the rules do', () => {
    const { referable: _, ...accountability } = rules.accountability;
    const unitsAlone = {
      ...rules,
      accountability: {
        ...accountability,
        referable: { source: ['FF-48'], value: [{ code: 'unit', zh: '单位', en: 'units' }] },
      },
    };
    specOf(resultApplicationDecider, unitsAlone)
      .given(...unqualified)
      .when(refer({ personIds: ['person-1'] }))
      .thenRejected({ code: 'persons-not-referable', referable: ['unit'] });
    specOf(resultApplicationDecider, { ...rules, accountability })
      .given(...unqualified)
      .when(refer())
      .thenRejected({ code: 'rules-silent', parameter: 'accountability.referable' });
  });

  it('refuses the person who is referred', () => {
    application
      .given(...unqualified)
      .when(refer({ personIds: ['person-1', 'office'] }))
      .thenRejected({ code: 'same-person', role: 'referred' });
  });

  it('FF-48: refers a body once for a trigger, and again for another', () => {
    application
      .given(...unqualified, referred())
      .when(refer({ personIds: ['person-1'] }))
      .thenRejected({ code: 'referred-before', trigger: 'unqualified-result', organisationId: 'unit-1' });
    application
      .given(...unqualified, referred())
      .when(refer({ organisationId: 'department-1' }))
      .then(referred({ organisationId: 'department-1' }));
    application
      .given(...unqualified, referred())
      .when(refer({ trigger: 'perfunctory' }))
      .then(referred({ trigger: 'perfunctory', triggerName: '敷衍塞责' }));
  });

  it('is refused where nothing is known of the subject', () => {
    application.given().when(refer()).thenRejected({ code: 'wrong-state', state: 'unknown', possible: [] });
  });
});
