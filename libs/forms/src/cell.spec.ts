import { decimalToText } from '@wenxiao/domain';
import fc from 'fast-check';
import { halfUnitOf, isPrintedBlank, numberIn, saysNothing } from './cell.js';

/** The number in a cell, as `[value, unit, sign, decimals]`. */
function read(cell: string) {
  const number = numberIn(cell);
  return number && [decimalToText(number.value), number.unit, number.sign, number.decimals];
}

describe('reading a cell', () => {
  it.each([
    ['10', ['10', '', null, 0]],
    ['100.00%', ['100', '%', null, 2]],
    ['31.00%', ['31', '%', null, 2]],
    ['73,387.27', ['73387.27', '', null, 2]],
    ['1,234,567.89', ['1234567.89', '', null, 2]],
    ['52.800000', ['52.8', '', null, 6]],
    ['264户', ['264', '户', null, 0]],
    ['1290.3㎡', ['1290.3', '㎡', null, 1]],
    ['-3', ['-3', '', null, 0]],
    ['-0.50万元', ['-0.5', '万元', null, 2]],
    [' 1 290.3 ㎡ ', ['1290.3', '㎡', null, 1]],
    ['\u300012\u00a0%\n', ['12', '%', null, 0]],
    ['\uff11\uff10\uff10\uff05', ['100', '%', null, 0]],
    ['≥\uff19\uff15\uff0e\uff15\uff05', ['95.5', '%', 'at-least', 1]],
    ['\uff1e\uff1d\uff0d\uff15', ['-5', '', 'at-least', 0]],
    ['\uff11\uff0c\uff10\uff10\uff10', ['1000', '', null, 0]],
    ['007', ['7', '', null, 0]],
    ['100%覆盖', ['100', '%覆盖', null, 0]],
    ['25TB', ['25', 'TB', null, 0]],
    ['10\uff01\uff5e', ['10', '!~', null, 0]],
    ['3.33亿元', ['3.33', '亿元', null, 2]],
    ['0', ['0', '', null, 0]],
  ])('reads %j as a number', (cell, number) => {
    expect(read(cell)).toEqual(number);
  });

  it.each([
    ['≥', 'at-least'],
    ['≧', 'at-least'],
    ['>=', 'at-least'],
    ['>', 'at-least'],
    ['≤', 'at-most'],
    ['≦', 'at-most'],
    ['<=', 'at-most'],
    ['<', 'at-most'],
    ['=', 'equal'],
    ['═', 'equal'],
    ['\uff1e\uff1d', 'at-least'],
    ['\uff1d', 'equal'],
  ])('reads the sign %s as %s', (sign, meaning) => {
    expect(read(`${sign}90%`)).toEqual(['90', '%', meaning, 0]);
    expect(read(`${sign} 90 百分比`)).toEqual(['90', '%', meaning, 0]);
  });

  it.each([
    '约40%',
    '1次/月',
    '1600元/亩',
    '2020年1月--2020年11月',
    '2021年12月31日',
    '好',
    '5m2',
    '10%-20%',
    '10个，约50000立方米',
    '11月底完成100%',
    '.5',
    '1.2.3',
    '+5',
    '−5',
    '--5',
    '==5',
    '≥',
    '>≥5',
    '%',
    '1e5',
    '٥',
    '五',
    'NaN',
    'Infinity',
    '优',
  ])('takes %j for text and guesses no number from it', (cell) => {
    expect(numberIn(cell)).toBeNull();
    expect(saysNothing(cell)).toBe(false);
  });

  it.each([null, '', ' ', '\u3000', '/', ' / ', '\uff0f', '—', '-', '\uff0d', '无', ' 无 '])(
    'finds nothing said in %j',
    (cell) => {
      expect(numberIn(cell)).toBeNull();
      expect(saysNothing(cell)).toBe(true);
    },
  );

  it.each(['0', '——', '--', '无偏差', 'null', '.'])('finds something said in %j', (cell) => {
    expect(saysNothing(cell)).toBe(false);
  });

  it('tells a cell that was printed blank from one that was not read and from one that says that nothing applies', () => {
    expect([null, '', ' \t', '/', '无', '0'].map(isPrintedBlank)).toEqual([false, true, true, false, false, false]);
  });

  it('keeps every digit of a number, however it is dressed up', () => {
    const digits = fc
      .tuple(
        fc.bigInt({ min: 0n, max: 10n ** 30n }),
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), maxLength: 20 }),
      )
      .map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));
    const fullWidth = (text: string) =>
      Array.from(text)
        .map((each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
        .join('');
    const unit = fc.constantFrom('', '%', '万元', '㎡', '人次', '立方米');
    fc.assert(
      fc.property(digits, fc.boolean(), unit, fc.boolean(), fc.nat(40), (text, negative, named, wide, at) => {
        const number = negative ? `-${text}` : text;
        const dressed = wide ? fullWidth(number) : number;
        const spaced = `${dressed.slice(0, at)} ,${dressed.slice(at)}${named}`;
        const read = numberIn(spaced);
        expect(read?.value.eq(number)).toBe(true);
        expect([read?.unit, read?.decimals]).toEqual([
          named,
          text.includes('.') ? text.length - text.indexOf('.') - 1 : 0,
        ]);
      }),
    );
  });

  it('never throws, whatever a cell holds', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...Array.from('≥=<->0123456789.,%/—无约 万元m0')) }),
    );
    fc.assert(
      fc.property(cell, (text) => {
        const number = numberIn(text);
        expect(number === null || !saysNothing(text)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });

  it('does not calculate with numbers that no form prints', () => {
    expect(numberIn('9'.repeat(100))).not.toBeNull();
    expect(numberIn('9'.repeat(101))).toBeNull();
    expect(numberIn(`0.${'0'.repeat(1_000_000)}1`)).toBeNull();
  });
});

describe('half a unit of the last printed decimal', () => {
  it.each([
    ['86%', '0.5'],
    ['86.5%', '0.05'],
    ['31.00%', '0.005'],
  ])('of %s is %s', (cell, half) => {
    expect(decimalToText(halfUnitOf(numberIn(cell)!))).toBe(half);
  });
});
