import { inWan, inYuan } from './amount.js';

it.each([
  ['0.00', '0.00', '0.00'],
  ['1.00', '0.0001', '1.00'],
  ['39269.60', '3.92696', '39,269.60'],
  ['888000.00', '88.80', '888,000.00'],
  ['733872700.00', '73,387.27', '733,872,700.00'],
  ['-1234567.89', '-123.456789', '-1,234,567.89'],
  ['10000000000000.00', '1,000,000,000.00', '10,000,000,000,000.00'],
])('%s 元 is %s 万元, and %s 元 with its thousands', (yuan, wan, shown) => {
  expect({ wan: inWan(yuan), shown: inYuan(yuan) }).toEqual({ wan, shown });
});

it('shows what is no amount as it stands', () => {
  expect([inWan('未印'), inYuan('未印')]).toEqual(['未印', '未印']);
});
