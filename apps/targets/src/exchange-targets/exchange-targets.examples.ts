// An example for the OpenAPI document: what a reader of the API sees before the first call.

export const targetsPreviewExample = {
  rows: 9,
  targets: 3,
  new: 1,
  changed: 0,
  unchanged: 0,
  differing: 1,
  differences: [
    {
      line: 3,
      code: '36112926R000000000021',
      subject: '018f2f6e-0000-7000-8000-000000000041',
      what: 'target',
      year: 2026,
      there: '养护里程 ≥130公里',
      here: '养护里程 ≥120公里',
    },
  ],
  refused: 1,
  unknownProjects: [{ line: 4, code: '36112926R000000000029' }],
  flaws: [
    {
      table: 'targets',
      line: 4,
      column: '项目编号',
      element: 'PRO_CODE',
      code: 'project-unknown',
      zh: '没有代码为“36112926R000000000029”的项目，或不在职责范围内：请先导入项目表',
      en: 'There is no project with the code “36112926R000000000029” that you reach. Take over the table of projects first.',
    },
  ],
};
