import { decimal } from '@wenxiao/domain';
import type { Flaw } from '../reading/flaw.js';
import type { Statements } from '../shape/member-path.js';
import type { Procedure } from '../shape/procedure.js';
import type { Round, RoundLimit } from '../shape/round.js';
import { type Field, fieldsOf, stringsIn } from './walk.js';

/**
 * What a set states and hardly means: nothing comes of it, or not what its words say. It is published all the same; whoever writes it
 * is told. Of what is so for one cause in many places, the first place and how many there are.
 */
export function idleWarnings(stated: Statements): readonly Flaw[] {
  const fields = fieldsOf(stated);
  return [
    ...paidWithoutFeed(fields, stated),
    ...daysOfWork(fields),
    ...neverHeld(fields),
    ...unusedFindings(fields, stated),
    ...(stated.members.procedures ?? []).flatMap(neverBefore),
    ...(stated.members.rounds ?? []).flatMap(heldByAnother),
    ...fallingLimits(stated.members.rounds ?? []),
  ];
}

/** What is paid is told by a desk that the set names, or by reports alone; nobody reports to a register. */
function paidWithoutFeed(fields: readonly Field[], { values }: Statements): readonly Flaw[] {
  if (values['monitoring.feedDesk'] !== undefined) return [];
  const asked = fields.filter(({ name, value }) => name === 'figure' && value === 'execution.rate');
  return [
    ...told(
      asked.filter(({ path }) => path.startsWith('registers/')),
      '执行率 execution.rate 无从得知：规则没有规定由谁报送执行数（monitoring.feedDesk）',
      'execution.rate stays unknown: the rules name nobody who hands in what was paid (monitoring.feedDesk)',
    ),
    ...told(
      asked.filter(({ path }) => /^rounds\/[^/]+\/limits\//.test(path)),
      '执行率 execution.rate 只按单位填报的支出计算：规则没有规定由谁报送执行数（monitoring.feedDesk）',
      'execution.rate goes by what units report alone: the rules name nobody who hands in what was paid (monitoring.feedDesk)',
    ),
  ];
}

function daysOfWork(fields: readonly Field[]): readonly Flaw[] {
  return told(
    fields.filter(({ name, value }) => name === 'unit' && value === 'working-day'),
    '按工作日计：当年节假日历公布之前没有到期日，请由本级及时公布',
    'counts working days: nothing is due on a day before the holidays of the year are published, so publish them in time',
  );
}

/** Of a number two bounds that none can keep: of one comparison or check, or of several that have to hold together. */
function neverHeld(fields: readonly Field[]): readonly Flaw[] {
  const single = fields.filter(
    ({ name, of, path }) => name === 'figure' && !isWithinAll(path) && contradict(boundsOf([of])),
  );
  const together = fields.filter(
    ({ name, value }) => name === 'all' && Array.isArray(value) && hasContradiction(value),
  );
  const places = [...single.map(({ path }) => path.replace(/\/figure$/, '')), ...together.map(({ path }) => path)];
  return places.map((path) => ({
    path,
    zh: '界限相互矛盾，没有数值能够满足，永不成立',
    en: 'its bounds contradict one another: no number keeps them, so it never holds',
  }));
}

const isWithinAll = (path: string): boolean => /\/all\/\d+\/figure$/.test(path);

type Bounds = Readonly<Record<string, unknown>>;

function hasContradiction(conditions: readonly unknown[]): boolean {
  const compared = conditions.filter(
    (each): each is Bounds => typeof each === 'object' && each !== null && 'figure' in each,
  );
  const figures = new Set(compared.map(({ figure }) => figure));
  return [...figures].some((figure) => contradict(boundsOf(compared.filter((each) => each['figure'] === figure))));
}

/** Bounds that are numbers; what is compared with a value of the set is not judged. */
function boundsOf(compared: readonly Bounds[]): readonly Readonly<{ name: string; value: string }>[] {
  return compared.flatMap((each) =>
    Object.entries(each).flatMap(([name, value]) =>
      ['atLeast', 'above', 'atMost', 'below'].includes(name) && typeof value === 'string' ? [{ name, value }] : [],
    ),
  );
}

function contradict(bounds: ReturnType<typeof boundsOf>): boolean {
  const lower = bounds.filter(({ name }) => name === 'atLeast' || name === 'above');
  const upper = bounds.filter(({ name }) => name === 'atMost' || name === 'below');
  return lower.some((low) =>
    upper.some((high) => {
      const isOpen = low.name === 'above' || high.name === 'below';
      return isOpen ? decimal(low.value).gte(high.value) : decimal(low.value).gt(high.value);
    }),
  );
}

/** Findings that nothing of the set names, neither as a reason nor as a condition. */
function unusedFindings(fields: readonly Field[], { members }: Statements): readonly Flaw[] {
  const named = new Set(fields.flatMap(({ path, value }) => (path.startsWith('findings/') ? [] : stringsIn(value))));
  return (members.findings ?? [])
    .filter(({ code }) => !named.has(code))
    .map(({ code }) => ({
      path: `findings/${code}`,
      zh: '已列出而未被引用：没有规定由此产生',
      en: 'is listed and nothing names it: nothing follows from it',
    }));
}

/** Whom a step keeps out for a step that comes after it and is never followed by it: there is nobody yet who did it. */
function neverBefore({ code, steps }: Procedure): readonly Flaw[] {
  const placeOf = (named: string): number => steps.findIndex((step) => step.code === named);
  const isTakenAgain = (from: number, to: number): boolean =>
    steps.some(
      ({ answers }, at) => at >= from && answers.some(({ then }) => placeOf(then) !== -1 && placeOf(then) <= to),
    );
  return steps.flatMap(({ code: step, beside, notBy = [] }, at) =>
    notBy
      .filter((other) => {
        const there = placeOf(other);
        const isBeside = beside !== undefined && steps[there]?.beside === beside;
        return there > at && !isBeside && !isTakenAgain(there, at);
      })
      .map((other) => ({
        path: `procedures/${code}/steps/${step}/notBy`,
        zh: `环节 ${other} 在本环节之后，办理本环节时尚无人办过：回避不起作用`,
        en: `the step ${other} comes after this one: nobody has done it yet, and nobody is kept out`,
      })),
  );
}

const sharesSubjects = (one: RoundLimit, other: RoundLimit): boolean =>
  one.figure === other.figure && one.per.some((each) => other.per.includes(each));

/** Two limits of one figure in one series: the higher one alone says something. */
function heldByAnother({ code, limits = [] }: Round): readonly Flaw[] {
  return limits
    .filter((limit, at) => limits.slice(0, at).some((earlier) => sharesSubjects(earlier, limit)))
    .map(({ figure }) => ({
      path: `rounds/${code}/limits`,
      zh: `${figure} 有两个界限：只有较高的起作用`,
      en: `there are two limits of ${figure}: only the higher one says anything`,
    }));
}

/** Figures of a year grow from round to round: what a later series asks for is not less than what an earlier one does. */
function fallingLimits(rounds: readonly Round[]): readonly Flaw[] {
  const dated = rounds.flatMap(({ code, of, nodes, limits = [] }) =>
    nodes !== 'by-person' && 'on' in nodes
      ? [{ code, of: JSON.stringify(of), limits, last: Math.max(...nodes.on.map(rankOf)) }]
      : [],
  );
  return dated.flatMap((later) =>
    later.limits.flatMap((limit) =>
      dated
        .filter(({ of, last, limits }) => of === later.of && last < later.last && limits.some(isAbove(limit)))
        .map((earlier) => ({
          path: `rounds/${later.code}/limits`,
          zh: `${limit.figure} 的界限低于较早的 ${earlier.code}：请核对`,
          en: `the limit of ${limit.figure} is below that of ${earlier.code}, which comes earlier: see whether that is meant`,
        })),
    ),
  );
}

const isAbove =
  (limit: RoundLimit) =>
  (other: RoundLimit): boolean =>
    sharesSubjects(limit, other) && decimal(other.atLeast).gt(limit.atLeast);

const rankOf = ({ month, day }: Readonly<{ month: number; day: number | 'last' }>): number =>
  month * 31 + (day === 'last' ? 31 : day);

/** One cause, at the first of its places. */
function told([first, ...others]: readonly Field[], zh: string, en: string): readonly Flaw[] {
  if (first === undefined) return [];
  const more = others.length;
  return [
    {
      path: first.path,
      zh: more === 0 ? zh : `${zh}（另有 ${String(more)} 处）`,
      en: more === 0 ? en : `${en} (and ${String(more)} more ${more === 1 ? 'place' : 'places'})`,
    },
  ];
}
