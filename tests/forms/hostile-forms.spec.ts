// Forms that are made to be slow take time by their size, not by its square: each is measured against the same work on another form, in the
// same run. And none holds the event loop for 50 ms, which is time on the processor: the slowest needs half of it, once it has run before.
import { examineForm, readPublishedForm } from '@wenxiao/forms';
import { hostileForms } from '../bench/stall/hostile-forms.js';
import { LoopWatch } from '../bench/stall/loop-watch.js';

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

/** The least processor time of some runs, in milliseconds: others on the machine do not lengthen it, as they do the time that passes. */
function leastEffort(form: Readonly<Record<string, unknown>>, runs: number): number {
  const efforts = Array.from({ length: runs }, () => {
    const begin = process.cpuUsage();
    work(form);
    const { user, system } = process.cpuUsage(begin);
    return (user + system) / 1000;
  });
  return Math.min(...efforts);
}

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

/** Nobody else is served meanwhile. */
const stall_ms = 50;
const tries = 20;

/** How long a form holds the event loop, in milliseconds of its thread: the shortest of some tries, which end with the first that is short enough. */
function shortestStall(form: Readonly<Record<string, unknown>>): number {
  const watch = new LoopWatch();
  let shortest_ms = Infinity;
  for (let tried = 0; tried < tries && shortest_ms >= stall_ms; tried += 1) {
    watch.start();
    work(form);
    shortest_ms = Math.min(shortest_ms, watch.stop());
  }
  return shortest_ms;
}

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

  it('holds the event loop for less than 50 ms, whatever its lines and sums', () => {
    const held = Object.entries(hostileForms).map(([name, make]) => ({ name, held_ms: shortestStall(make()) }));
    expect(held.filter(({ held_ms }) => held_ms >= stall_ms)).toEqual([]);
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
