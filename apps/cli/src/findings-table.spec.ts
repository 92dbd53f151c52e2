import type { Finding } from '@wenxiao/forms';
import { displayWidth } from './display-width.js';
import { countsInWords, findingsTable } from './findings-table.js';

const error: Finding = {
  code: 'weights-not-100',
  level: 'error',
  path: 'indicators',
  printed: Array.from({ length: 30 }, () => '10').join(' + '),
  computed: '300 ≠ 100',
  zh: '请调整分值。',
  en: 'Adjust the weights.',
};
const info: Finding = {
  ...error,
  code: 'over-achievement',
  level: 'info',
  path: 'indicators[0].actual',
  printed: null,
};

describe('the table of what was found', () => {
  it('keeps its columns aligned around Chinese and clipped cells', () => {
    const lines = findingsTable('表.json', [error, info], { colours: false }).split('\n');
    const columnOf = (line: string | undefined, text: string) =>
      displayWidth((line ?? '').slice(0, (line ?? '').indexOf(text)));
    expect(lines[0]).toBe('表.json  2 项：错误 1，提示 1');
    expect(lines[2]).toContain('10 + 10 + 10 + 10 + 10 + 10 + 1…');
    const [heading, first, , , second] = lines.slice(1);
    expect([columnOf(first, '300'), columnOf(second, '300')]).toEqual([
      columnOf(heading, '算得'),
      columnOf(heading, '算得'),
    ]);
    expect([columnOf(first, '10 +'), columnOf(second, '（未读）')]).toEqual([
      columnOf(heading, '印出'),
      columnOf(heading, '印出'),
    ]);
    expect(lines.slice(3, 5)).toEqual(['        → 请调整分值。', '        → Adjust the weights.']);
  });
  it('colours the level, whose word stays', () => {
    const table = findingsTable('表.json', [error, info], { colours: true });
    expect(table).toContain('  \u001b[31m错误\u001b[39m  weights-not-100 ');
    expect(table).toContain('  \u001b[36m提示\u001b[39m  over-achievement');
    // eslint-disable-next-line no-control-regex -- the colours are control characters
    expect(table.replace(/\u001b\[\d+m/gu, '')).toBe(findingsTable('表.json', [error, info], { colours: false }));
  });
  it('counts by level, the worst first', () => {
    expect(countsInWords([info, error, info])).toBe('3 项：错误 1，提示 2');
    expect(countsInWords([])).toBe('未发现问题 · nothing found');
  });
});
