// Forms that are made to be slow take time by their size, not by its square: each is measured against the same work on another form, in the
// same run. And none holds the event loop for 50 ms, which `npm run bench -- stall` measures: here it is held against a yardstick.
import { examineForm, readPublishedForm } from '@wenxiao/forms';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { hostileForms } from '../bench/stall/hostile-forms.js';
import { effortOf } from './effort.js';

const root = join(import.meta.dirname, '../..');
const small = 500;
const times = 100;
/** Linear work takes `times` as long, quadratic work `times²`: the limit lies between, far from both. */
const slower_max = times * 15;

function work(form: Readonly<Record<string, unknown>>): void {
  const reading = readPublishedForm({ kind: 'self-evaluation', indicators: [], complete: true, ...form });
  if (reading.outcome === 'read') examineForm(reading.form);
}

/** The shortest of some runs, in milliseconds, after the first have warmed up. */
function shortest(form: Readonly<Record<string, unknown>>, runs: number): number {
  const durations = Array.from({ length: runs }, () => {
    const begin_ms = performance.now();
    work(form);
    return performance.now() - begin_ms;
  });
  return Math.min(...durations);
}

const everyCell = (cell: string) => ({
  funds: { annualBudget: cell, executed: cell, unit: cell, lines: [{ source: cell, annualBudget: cell }] },
  indicators: [{ level3: cell, target: cell, actual: cell, weight: cell, score: cell, deviationReason: cell }],
  totals: { publishedTotalScore: cell, fullScore: cell, grade: cell },
});

describe('a long cell', () => {
  const cells: Readonly<Record<string, (length: number) => string>> = {
    digits: (length) => '9'.repeat(length),
    'digits before a slash': (length) => `${'9'.repeat(length)}/`,
    'digits after a point': (length) => `0.${'9'.repeat(length)}/`,
    'full-width digits': (length) => '９'.repeat(length),
    dashes: (length) => '-'.repeat(length),
    blanks: (length) => `${'\u3000'.repeat(length)}x`,
    'separators between digits': (length) => '1,'.repeat(length / 2),
    'signs of inequality': (length) => '≥'.repeat(length),
    'a unit without end': (length) => `5${'元'.repeat(length)}/`,
    'totals in brackets': (length) => '合计('.repeat(length / 3),
    'totals with colons': (length) => `合计${':'.repeat(length)}x`,
    'of which': (length) => `${'★'.repeat(length)}其中`,
    'characters that unfold': (length) => '\ufdfa'.repeat(length),
  };
  it.each(Object.entries(cells))('of %s takes time by its length', (_, cellOf) => {
    const base_ms = shortest(everyCell(cellOf(small)), 60);
    expect(shortest(everyCell(cellOf(small * times)), 4) / base_ms).toBeLessThan(slower_max);
  });
});

/** The least of some runs. */
const leastEffort = (form: Readonly<Record<string, unknown>>, runs: number): number =>
  Math.min(...Array.from({ length: runs }, () => effortOf(() => work(form))));

/** The largest form that is judged in all it says. */
const plainForm = {
  funds: {
    unit: '万元',
    annualBudget: '40',
    executed: '40',
    lines: Array.from({ length: 40 }, (_, index) => ({ source: `来源${index}`, annualBudget: '1', executed: '1' })),
  },
  indicators: Array.from({ length: 500 }, (_, index) => ({
    ...{ level1: '产出指标', level2: '数量指标', level3: `指标${index}` },
    ...{ target: '≥120公里', actual: '120公里', weight: '0.2', score: '0.2' },
  })),
  totals: { publishedTotalScore: '100', fullScore: '100', grade: '优' },
};

/** The slowest of them takes some fifteen times as long; what is tried for every choice of lines, or by the square of a cell, thousands. */
const effort_max = 50;

/** What a form takes at most for none to hold the event loop for 50 ms of a quiet processor. */
const yardsticks_max = 2;

/** How a form is answered: how many findings it has, or where it is refused. */
function answered(form: unknown): Readonly<{ findings: number }> | Readonly<{ refusedAt: string }> {
  const reading = readPublishedForm(form);
  if (reading.outcome === 'refused') return { refusedAt: reading.problem.path };
  const { findings, notJudged } = examineForm(reading.form);
  return { findings: findings.length + notJudged.length };
}

describe('a form that is made to be slow', () => {
  it('holds nobody else up for longer than some of the largest forms do', () => {
    Array.from({ length: 20 }, () => work(plainForm));
    const plain_ms = leastEffort(plainForm, 20);
    const slow = Object.entries(hostileForms).flatMap(([name, make]) => {
      const times = leastEffort(make(), 3) / plain_ms;
      return times > effort_max ? [{ name, times }] : [];
    });
    expect(slow).toEqual([]);
  });

  it('holds the event loop for less than 50 ms of a quiet processor, whatever its lines and sums', () => {
    const hooks = join(root, 'libs/messaging/src/testing/typescript-hooks.mjs');
    const program = join(root, 'tests/forms/yardsticks-of-hostile-forms.ts');
    const args = ['--conditions=@wenxiao/source', '--import', hooks, program, String(yardsticks_max)];
    const { stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' });
    expect(stderr).toBe('');
    const taken = JSON.parse(stdout) as Readonly<Record<string, number>>;
    expect(Object.keys(taken)).toEqual(Object.keys(hostileForms));
    expect(Object.entries(taken).filter(([, yardsticks]) => !(yardsticks < yardsticks_max))).toEqual([]);
  });

  it('is read, or refused where it has too many rows', () => {
    const answers = Object.entries(hostileForms).map(([name, make]) => [name, answered(make())] as const);
    const refused = answers.filter(([, answer]) => 'refusedAt' in answer);
    expect(refused).toEqual([
      ['funds: 300000 empty lines', { refusedAt: 'funds.lines' }],
      ['indicators: 2000 rows', { refusedAt: 'indicators' }],
      ['indicators: 300000 empty rows', { refusedAt: 'indicators' }],
    ]);
    // One for each amount of each line that cannot be read.
    const most = answers.map(([, answer]) => ('findings' in answer ? answer.findings : 0));
    expect(Math.max(...most)).toBeLessThanOrEqual(6 * 20_000);
  });
});
