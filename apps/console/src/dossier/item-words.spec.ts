import { isWords, itemWords } from './item-words.js';

it.each([
  [undefined, ''],
  ['2023：季度监控 2023-03-31：attainment', '2023：季度监控 2023-03-31'],
  [
    '2023：预算部门和单位逐级审核：82d0f784-4028-8d02-9725-6f93919b8b96：完整性审核',
    '2023：预算部门和单位逐级审核：完整性审核',
  ],
  ['申报版次 1：1 产出指标 年度任务完成率', '申报版次 1：1 产出指标 年度任务完成率'],
])('%s is said as %s', (itemName, words) => {
  expect(itemWords(itemName)).toBe(words);
});

it('tells words and numbers from ids, hashes and codes', () => {
  const texts = [
    '≥100%',
    '1480000.00',
    '2023-12-28',
    '已批复',
    '82d0f784-4028-8d02-9725-6f93919b8b96',
    'passed',
    '',
    null,
  ];
  expect(texts.filter(isWords)).toEqual(['≥100%', '1480000.00', '2023-12-28', '已批复']);
});
