import { specOf } from '@wenxiao/domain/testing';
import {
  application,
  cut,
  decide,
  decided,
  good,
  graded,
  qualified,
  received,
  rules,
  subject,
  support,
  unqualified,
} from '../../test/results.js';
import { resultApplicationDecider } from './result-application.decider.js';

describe('deciding what the result does to next year’s money', () => {
  it('A-8: takes the amount that a person names, for the year after the evaluated one', () => {
    application
      .given(...unqualified)
      .when(decide({ reductionYuan: '150000.00' }))
      .then(decided({ reductionYuan: '150000.00', forBudgetYear: 2024 }));
  });

  it('A-8, B-34: has no default amount', () => {
    application
      .given(...unqualified)
      .when(decide())
      .thenRejected({ code: 'amount-required', disposal: 'cut-or-cancel', budgetYuan: '1000000.00' });
  });

  it.each(['0.00', '1000000.01'])('B-34: a cut of %s of 1,000,000.00 is refused', (reductionYuan) => {
    application
      .given(...unqualified)
      .when(decide({ reductionYuan }))
      .thenRejected({ code: 'reduction-out-of-range', reductionYuan, budgetYuan: '1000000.00' });
  });

  it.each(['0.01', '1000000.00'])('B-34: a cut of %s of 1,000,000.00 is taken', (reductionYuan) => {
    application
      .given(...unqualified)
      .when(decide({ reductionYuan }))
      .then(decided({ reductionYuan }));
  });

  it('waits for the budget in force where an amount depends on it', () => {
    const withoutBudget = [received(graded('unqualified')), cut];
    application
      .given(...withoutBudget)
      .when(decide({ reductionYuan: '1.00' }))
      .thenRejected({ code: 'budget-unknown', disposal: 'cut-or-cancel' });
    application
      .given(received(graded('good')), support)
      .when(decide({ disposal: 'prioritise-or-support' }))
      .then(decided({ disposal: 'prioritise-or-support', disposalName: '优先考虑或重点支持' }));
  });

  it('A-8: is a person’s, never a process’s', () => {
    application
      .given(...unqualified)
      .when(decide({ reductionYuan: '150000.00' }, 'system:receive-result'))
      .thenRejected({ code: 'person-required' });
  });

  it('FF-47: 一律: what an unqualified result leads to is not replaced by something milder', () => {
    for (const disposal of ['prioritise-or-support', 'urge-improvement']) {
      application
        .given(...unqualified)
        .when(decide({ disposal }))
        .thenRejected({
          code: 'without-exception',
          disposal,
          required: ['cut-or-cancel'],
          source: ['FF-43', 'FF-47'],
        });
    }
  });

  it('FF-47: 一律: recovering the whole stands in place of cutting, upon its finding', () => {
    application
      .given(...unqualified)
      .when(decide({ disposal: 'recover-funds', finding: 'long-idle-funds' }))
      .then(
        decided({
          disposal: 'recover-funds',
          disposalName: '一律回收',
          finding: 'long-idle-funds',
          findingName: '长期沉淀资金',
          reductionYuan: '1000000.00',
        }),
      );
  });

  it('FF-47: 一律: a part does not stand in place of the whole', () => {
    const [, , cutting, recovering] = rules.resultApplication.disposals?.value ?? [];
    if (!cutting || !recovering) throw new Error('the rule set has four disposals');
    const value = [
      { ...cutting, grades: [] },
      { ...recovering, grades: ['unqualified'] },
    ];
    specOf(resultApplicationDecider, { ...rules, resultApplication: { disposals: { value, source: ['FF-47'] } } })
      .given(...unqualified)
      .when(decide({ finding: 'low-or-no-effect', reductionYuan: '1.00' }))
      .thenRejected({
        code: 'without-exception',
        disposal: 'cut-or-cancel',
        required: ['recover-funds'],
        source: ['FF-47'],
      });
  });

  it('FF-47: long-idle funds are recovered whole, whatever the grade; the amount is computed and none is entered', () => {
    const recover = { disposal: 'recover-funds', finding: 'long-idle-funds' };
    application
      .given(...good)
      .when(decide({ ...recover, reductionYuan: '1000000.00' }))
      .thenRejected({ code: 'amount-refused', disposal: 'recover-funds', amount: 'whole' });
    application
      .given(...good, { type: 'budget-followed', data: { ...subject, budgetYuan: '528000.00' } })
      .when(decide(recover))
      .then(
        decided({
          disposal: 'recover-funds',
          disposalName: '一律回收',
          finding: 'long-idle-funds',
          findingName: '长期沉淀资金',
          reductionYuan: '528000.00',
        }),
      );
  });

  it('FF-47: takes nothing where nothing is in force', () => {
    application
      .given(...good, { type: 'budget-followed', data: { ...subject, budgetYuan: '0.00' } })
      .when(decide({ disposal: 'recover-funds', finding: 'long-idle-funds' }))
      .thenRejected({ code: 'reduction-out-of-range', reductionYuan: '0.00', budgetYuan: '0.00' });
  });

  it('FF-47: a disposal that takes no money takes no amount', () => {
    application
      .given(...qualified)
      .when(decide({ disposal: 'urge-improvement', reductionYuan: '1.00' }))
      .thenRejected({ code: 'amount-refused', disposal: 'urge-improvement', amount: 'none' });
    application
      .given(...qualified)
      .when(decide({ disposal: 'urge-improvement' }))
      .then(decided({ disposal: 'urge-improvement', disposalName: '督促改进' }));
  });

  it('FF-47: what the grade does not lead to needs a finding that the rules name for it', () => {
    application
      .given(...qualified)
      .when(decide({ reductionYuan: '1.00' }))
      .thenRejected({
        code: 'finding-required',
        disposal: 'cut-or-cancel',
        grade: 'qualified',
        findings: ['low-or-no-effect'],
      });
    application
      .given(...qualified)
      .when(decide({ finding: 'long-idle-funds', reductionYuan: '1.00' }))
      .thenRejected({ code: 'finding-unknown', finding: 'long-idle-funds', known: ['low-or-no-effect'] });
    application
      .given(...qualified)
      .when(decide({ finding: 'low-or-no-effect', reductionYuan: '1.00' }))
      .then(decided({ finding: 'low-or-no-effect', findingName: '低效无效资金', reductionYuan: '1.00' }));
    application
      .given(...qualified)
      .when(decide({ disposal: 'prioritise-or-support' }))
      .thenRejected({
        code: 'grade-leads-elsewhere',
        disposal: 'prioritise-or-support',
        grade: 'qualified',
        proposed: ['urge-improvement'],
      });
  });

  it('is one of the rules’ disposals, and none where the rules name none', () => {
    application
      .given(...good)
      .when(decide({ disposal: 'abolish' }))
      .thenRejected({
        code: 'disposal-unknown',
        disposal: 'abolish',
        known: ['prioritise-or-support', 'urge-improvement', 'cut-or-cancel', 'recover-funds'],
      });
    specOf(resultApplicationDecider, { resultApplication: {}, accountability: {} })
      .given(...good)
      .when(decide({ disposal: 'prioritise-or-support' }))
      .thenRejected({ code: 'rules-silent', parameter: 'resultApplication.disposals' });
  });

  it('is final', () => {
    application
      .given(...unqualified, decided({ reductionYuan: '150000.00' }))
      .when(decide({ reductionYuan: '200000.00' }))
      .thenRejected({ code: 'wrong-state', state: 'decided', possible: ['refer'] });
  });
});
