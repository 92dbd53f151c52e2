import { decimal, decimalToText } from '@wenxiao/domain';
import { result, shown, sumInWords } from './formula.js';

describe('a figure in a formula', () => {
  const third = decimal('1').div('3');

  it('is marked as rounded when it is', () => {
    expect(result(decimal('20.50'), decimal('0'), '%')).toBe('= 20.5%');
    expect(result(third, decimal('0'))).toBe('≈ 0.3333');
  });
  it('has as many digits as it takes to differ from what it was compared with', () => {
    expect(decimalToText(shown(decimal('60.00001'), decimal('60')))).toBe('60.00001');
    expect(decimalToText(shown(decimal('60'), decimal('60')))).toBe('60');
    expect(decimalToText(shown(third, decimal('0.3333')))).toBe('0.33333');
    const close = `0.${'0'.repeat(60)}1`;
    expect(decimalToText(shown(decimal(close), decimal('0')))).toBe(close);
  });
  it('is a sum of what there is to add', () => {
    expect(sumInWords([decimal('70'), decimal('30.50')], decimal('100.5'))).toBe('70 + 30.5 = 100.5');
    expect(sumInWords([decimal('90')], decimal('90'))).toBe('90');
    expect(sumInWords([], decimal('0'))).toBe('0');
  });
});
