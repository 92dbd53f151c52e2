import type { Figure } from '../api/trail.js';

const has = (figures: readonly Figure[], wanted: string, store?: string) =>
  figures.some(({ figure, value, setBy }) => figure === wanted && value !== null && (!store || setBy.store === store));

/** The steps of the cycle, and the figure that each leaves behind once it is done. */
const steps = [
  { name: '目标申报', isDone: (figures: readonly Figure[]) => has(figures, 'declared-on') },
  { name: '目标批复', isDone: (figures: readonly Figure[]) => has(figures, 'budget-in-force') },
  { name: '运行监控', isDone: (figures: readonly Figure[]) => has(figures, 'spent-amount') },
  {
    name: '绩效评价',
    isDone: (figures: readonly Figure[]) =>
      figures.some(({ setBy, unit }) => setBy.store === 'evaluation' && unit === '分'),
  },
  {
    name: '结果应用',
    isDone: (figures: readonly Figure[]) => figures.some(({ setBy }) => setBy.store === 'accountability'),
  },
] as const;

/** Where a subject is on its way through the cycle: shapes and words say what colours say. */
export function Cycle({ figures }: Readonly<{ figures: readonly Figure[] }>) {
  return (
    <ol className="cycle" aria-label="管理环节">
      {steps.map(({ name, isDone }) => (
        <li key={name} className={isDone(figures) ? 'done' : 'open'}>
          <span aria-hidden="true">{isDone(figures) ? '✓' : '○'}</span> {name}
          <span className="unseen">{isDone(figures) ? '已有记录' : '还没有记录'}</span>
        </li>
      ))}
    </ol>
  );
}
