import type { Known } from '@wenxiao/rules/condition';
import { layered } from '@wenxiao/rules/layers';
import { ruling } from '@wenxiao/rules/ruling';
import { seed } from '@wenxiao/rules/seeds';
import { type DisposalChoice, disposed } from './result-application.disposal.js';

const fufeng = seed('fufeng-2022');
if (!fufeng) throw new Error('The rule set of Fufeng is not among the seeds');
const content = layered(fufeng, undefined, { organisation: false });
const disposals = content.content.members['resultApplication.disposals']!;
/** The set of Fufeng with these disposals in place of its own. */
const having = (rows: typeof disposals) => {
  const { 'resultApplication.disposals': _, ...others } = content.content.members;
  const members = rows.length === 0 ? others : { ...others, 'resultApplication.disposals': rows };
  return ruling({ ...content, content: { ...content.content, members } });
};
const graded = (grade: string | undefined): Known => ({
  year: 2023,
  figure: (code) => (code === 'evaluation.grade' ? grade : null),
  found: () => false,
  period: () => null,
  parameter: () => null,
});
const decide = (grade: string | undefined, choice: Partial<DisposalChoice>, budget = '1000000.00', idle?: string) =>
  disposed({ disposal: 'cut-or-cancel', findings: [], ...choice }, ruling(content), {
    known: graded(grade),
    budget,
    ...(idle !== undefined && { idle }),
  });
const cut = (change: string, findings: readonly string[] = []) => ({
  disposal: 'cut-or-cancel',
  effects: [{ effect: 'cut-budget' }],
  findings,
  change,
  stated: [expect.objectContaining({ path: 'resultApplication.disposals/cut-or-cancel' })],
});

describe('what follows from a result in Fufeng', () => {
  it.each(['0.01', '150000.00', '1000000.00'])('FF-47: a cut of %s of 1,000,000.00 is taken', (reduction) => {
    expect(decide('unqualified', { reduction })).toEqual(cut(`-${reduction}`));
  });

  it.each(['0.00', '-1.00', '1000000.01'])('FF-47: a cut of %s of 1,000,000.00 is refused', (reduction) => {
    expect(decide('unqualified', { reduction })).toEqual({
      code: 'reduction-out-of-range',
      reduction,
      budget: '1000000.00',
    });
  });

  it('FF-47: has no default amount, and waits for the budget', () => {
    expect(decide('unqualified', {})).toEqual({
      code: 'amount-required',
      disposal: 'cut-or-cancel',
      budget: '1000000.00',
    });
    const choice = { disposal: 'cut-or-cancel', findings: [], reduction: '1.00' };
    expect(disposed(choice, ruling(content), { known: graded('unqualified') })).toEqual({
      code: 'budget-not-known',
      disposal: 'cut-or-cancel',
    });
  });

  it('FF-47: moves no money where none is in force, and is decided all the same', () => {
    const { change: _, ...withoutMoney } = cut('');
    expect(decide('unqualified', {}, '0.00')).toEqual(withoutMoney);
    const refused = { code: 'reduction-out-of-range', reduction: '1.00', budget: '0.00' };
    expect(decide('unqualified', { reduction: '1.00' }, '0.00')).toEqual(refused);
    const idle = { disposal: 'recover-funds', findings: ['long-idle-funds'] };
    expect(decide('good', idle, '0.00')).toMatchObject({ disposal: 'recover-funds' });
    expect(decide('good', idle, '0.00')).not.toHaveProperty('change');
  });

  it.each(['prioritise-or-support', 'urge-improvement'])(
    'FF-47: 一律: %s does not stand in place of a cut',
    (disposal) => {
      expect(decide('unqualified', { disposal })).toEqual({
        code: 'without-exception',
        disposal,
        required: ['cut-or-cancel'],
      });
    },
  );

  it('FF-47: 一律: what lies idle is recovered whole, whatever the grade, and no part stands in place of it', () => {
    const findings = ['long-idle-funds'];
    const [budget, idle] = ['1000000.00', '400000.00'];
    const recovering = { disposal: 'recover-funds', findings };
    for (const grade of ['good', 'unqualified'])
      expect(decide(grade, recovering, budget, idle)).toMatchObject({ change: '-400000.00' });
    expect(decide('good', recovering, budget, '0.00')).not.toHaveProperty('change');
    // Where the treasury has said nothing, the person names it.
    expect(decide('good', { ...recovering, reduction: '250000.00' })).toMatchObject({ change: '-250000.00' });
    expect(decide('good', recovering)).toMatchObject({ code: 'amount-required', budget });
    expect(decide('unqualified', { findings, reduction: '1.00' })).toEqual({
      code: 'without-exception',
      disposal: 'cut-or-cancel',
      required: ['recover-funds'],
    });
    expect(decide('good', { ...recovering, reduction: '1.00' }, budget, idle)).toEqual({
      code: 'amount-not-asked',
      disposal: 'recover-funds',
    });
  });

  it('FF-47: what the grade does not lead to needs a finding that the set names for it', () => {
    expect(decide('qualified', { reduction: '1.00' })).toEqual({
      code: 'finding-required',
      disposal: 'cut-or-cancel',
      findings: ['low-or-no-effect'],
    });
    const findings = ['low-or-no-effect'];
    expect(decide('qualified', { findings, reduction: '1.00' })).toEqual(cut('-1.00', findings));
    expect(decide('qualified', { disposal: 'prioritise-or-support' })).toEqual({
      code: 'leads-elsewhere',
      disposal: 'prioritise-or-support',
      proposed: ['urge-improvement'],
    });
    expect(decide('qualified', { findings: ['late'] })).toMatchObject({ code: 'unknown-finding', finding: 'late' });
  });

  it('takes no amount where none is moved, opens what the set says, and waits for a grade that is not known', () => {
    expect(decide('qualified', { disposal: 'urge-improvement' })).toMatchObject({
      effects: [{ effect: 'open', names: 'rectification' }],
    });
    expect(decide('qualified', { disposal: 'urge-improvement', reduction: '1.00' })).toEqual({
      code: 'amount-not-asked',
      disposal: 'urge-improvement',
    });
    expect(decide(undefined, { disposal: 'urge-improvement' })).toMatchObject({ code: 'disposal-not-known' });
    expect(decide('good', { disposal: 'abolish' })).toMatchObject({ code: 'unknown-disposal', disposal: 'abolish' });
  });

  it('一律: what may be left out does not stand in its place, as strict as it may be', () => {
    const { withoutException: _, ...cutting } = disposals.find(({ code }) => code === 'cut-or-cancel')!;
    const suspend = { ...cutting, code: 'suspend' };
    const choice = { disposal: 'suspend', findings: [], reduction: '1.00' };
    const asked = { known: graded('unqualified'), budget: '2.00' };
    expect(disposed(choice, having([...disposals, suspend]), asked)).toEqual({
      code: 'without-exception',
      disposal: 'suspend',
      required: ['cut-or-cancel'],
    });
  });

  it('waits for a figure that the choice or what is 一律 turns on, and for no other', () => {
    const known: Known = {
      ...graded(undefined),
      figure: (code) => (code === 'evaluation.grade' ? 'qualified' : undefined),
    };
    const [support] = disposals;
    const when = { figure: 'evaluation.score', below: '60' } as const;
    const withOther = (other: object) => having([...disposals, { ...support!, code: 'other', when, ...other }]);
    const urged = { disposal: 'urge-improvement', findings: [] };
    const effects = [{ effect: 'open', names: 'rectification' }];
    expect(disposed(urged, withOther({}), { known })).toMatchObject({ disposal: 'urge-improvement', effects });
    for (const answer of [
      disposed({ disposal: 'other', findings: [] }, withOther({}), { known }),
      disposed(urged, withOther({ withoutException: true }), { known }),
    ]) {
      expect(answer).toMatchObject({
        code: 'disposal-not-known',
        missing: [{ on: 'figure', name: 'evaluation.score' }],
      });
    }
  });

  it('is a person’s with a reason where the set is silent, and has no effect by itself', () => {
    const silent = having([]);
    const choice = { disposal: 'cut', findings: [] };
    const asked = { known: graded('unqualified'), budget: '2.00' };
    expect(disposed(choice, silent, asked)).toEqual({ code: 'reason-required', path: 'resultApplication.disposals' });
    expect(disposed({ ...choice, reason: ' \n' }, silent, asked)).toMatchObject({ code: 'reason-required' });
    const reasoned = { ...choice, reason: '领导小组决定', reduction: '1.00' };
    expect(disposed(reasoned, silent, asked)).toEqual({ ...choice, effects: [], change: '-1.00', stated: [] });
  });
});
