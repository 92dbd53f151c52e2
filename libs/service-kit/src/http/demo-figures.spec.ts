import { demoFiguresFlaw, demoFiguresOf } from './demo-figures.js';

const named = (value: string) => ({ headers: { 'wenxiao-demo-figures': value } });

describe('figures of a demo', () => {
  it('are taken where the installation is a demo', () => {
    const request = named('budget-in-force, indicator-target/2024/Q1/2');
    expect(demoFiguresFlaw(request, true)).toBeUndefined();
    expect(demoFiguresOf(request)).toEqual(['budget-in-force', 'indicator-target/2024/Q1/2']);
    expect(demoFiguresFlaw({ headers: {} }, false)).toBeUndefined();
  });

  it('are refused elsewhere', () => {
    expect(demoFiguresFlaw(named('budget-in-force'), false)).toMatchObject({ code: 'no-demo' });
    expect(demoFiguresFlaw(named(''), false)).toMatchObject({ code: 'no-demo' });
  });

  it('are figures that there are: what marks nothing is refused with its name', () => {
    for (const [value, name] of [
      ['budget-in-force,change', 'change'],
      ['nonsense', 'nonsense'],
      ['nonsense/2024/Q1', 'nonsense/2024/Q1'],
    ] as const)
      expect(demoFiguresFlaw(named(value), true)).toEqual({
        path: 'Wenxiao-Demo-Figures',
        code: 'unknown-figure',
        zh: `没有名为 ${name} 的数字`,
        en: `there is no figure called ${name}`,
      });
  });

  it.each([
    '',
    'a,,b',
    'Amount',
    'amount/',
    'amount/a b',
    '金额',
    'a,a',
    'x'.repeat(61),
    Array.from({ length: 201 }, (_, n) => `f${n}`).join(),
  ])('are bounded names: not %j', (value) => {
    expect(demoFiguresFlaw(named(value), true)).toMatchObject({ code: 'figure-names' });
  });
});
