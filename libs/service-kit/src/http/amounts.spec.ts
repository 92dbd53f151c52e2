import { inUnit } from './amounts.js';

describe('amounts of an answer', () => {
  const fields = ['.spent', '.parts.amount'];

  it('are in 万元 exact to the fen, without zeros that say nothing, of either sign and however large', () => {
    const told = (spent: string) => inUnit({ spent }, '万元', fields);
    const pairs = [
      ['387664.62', '38.766462'],
      ['0.01', '0.000001'],
      ['400000.00', '40'],
      ['0.00', '0'],
      ['-150000.10', '-15.00001'],
      ['99999999999999999.99', '9999999999999.999999'],
    ] as const;
    expect(pairs.map(([yuan]) => told(yuan))).toEqual(pairs.map(([, wan]) => ({ spent: wan })));
  });

  it('are the fields that were declared, at whatever depth, and nothing else: scores and counts stay', () => {
    const answer = {
      spent: null,
      score: '96.00',
      amount: '7.00',
      items: [{ spent: '10000.00', parts: [{ amount: '20000.00', part: { source: 'own' } }], demo: true }],
    };
    expect(inUnit(answer, '万元', fields)).toEqual({
      ...answer,
      items: [{ spent: '1', parts: [{ amount: '2', part: { source: 'own' } }], demo: true }],
    });
    expect(inUnit(answer, '元', fields)).toEqual(answer);
  });

  it('are the figures that their terms call amounts, in the unit that their row names', () => {
    const row = { figure: 'spent-amount', unit: '元', before: null, after: '528000.00', afterShown: '528000.00' };
    const score = { figure: 'result-score', value: '96.00', shown: '96.00' };
    expect(inUnit([row, score, { figure: 'spent-amount', value: '50000.00' }], '万元', [])).toEqual([
      { figure: 'spent-amount', unit: '万元', before: null, after: '52.8', afterShown: '52.8' },
      score,
      { figure: 'spent-amount', value: '5' },
    ]);
  });
});
