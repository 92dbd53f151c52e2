// An example for the OpenAPI document: what a reader of the API sees before the first call.

export const projectsPreviewExample = {
  rows: 4,
  projects: 3,
  new: 1,
  changed: 1,
  unchanged: 0,
  differing: 1,
  differences: [
    {
      line: 4,
      code: '36112926R000000000021',
      subject: '018f2f6e-0000-7000-8000-000000000041',
      what: 'budget',
      year: 2026,
      there: '1300000.00',
      here: '1200000.00',
    },
  ],
  refused: 1,
  unknownUnits: [],
  codes: ['36112926R000000000022'],
  flaws: [
    {
      line: 5,
      column: '金额',
      element: 'AMT',
      code: 'ten-thousandfold',
      zh: '金额 460000.00 元约为此前 46.00 元的一万倍或万分之一：单位是否应为元？核实无误的，以 sums=confirmed 再次导入',
      en: 'The amount 460000.00 yuan is about ten thousand times, or a ten-thousandth of, the 46.00 yuan before: is it in another unit? Where it is right, hand it in with sums=confirmed.',
    },
  ],
};
