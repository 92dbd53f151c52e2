import { useHistoryState } from 'wouter/use-browser-location';
import { type Task, useTasks } from '../api/overview.js';
import type { Account } from '../api/session.js';
import { Asked } from '../page/asked.js';
import { Page } from '../page/page.js';
import { TaskRow } from './task-row.js';

const soon_days = 7;

/** Which group a task stands in, by the days that are left. */
const groups = [
  { name: '已逾期', mark: '■', className: 'late', holds: ({ daysLeft, dues }: Task) => isLate(daysLeft, dues) },
  {
    name: `${String(soon_days)} 天内到期`,
    mark: '▲',
    className: 'soon',
    holds: ({ daysLeft, dues }: Task) => daysLeft !== null && !isLate(daysLeft, dues) && daysLeft <= soon_days,
  },
  { name: '其他', mark: '●', className: 'later', holds: () => true },
] as const;

/** A day that is a target alone (原则上) makes nothing late. */
const isLate = (daysLeft: number | null, dues: Task['dues']): boolean =>
  daysLeft !== null && daysLeft < 0 && !dues.every(({ soft }) => soft);

function grouped(tasks: readonly Task[]) {
  let left = tasks;
  return groups.flatMap(({ holds, ...group }) => {
    const held = left.filter(holds);
    left = left.filter((task) => !held.includes(task));
    return held.length > 0 ? [{ ...group, tasks: held }] : [];
  });
}

const services: Readonly<Record<string, string>> = {
  targets: '目标与预算',
  monitoring: '运行监控',
  evaluation: '绩效评价',
  accountability: '结果应用',
};

/** S02: what waits for whoever is signed in, by the day on which it is due. */
export function Inbox({ account, jurisdiction }: Readonly<{ account: Account; jurisdiction: string }>) {
  const answer = useTasks(jurisdiction);
  const done = useHistoryState<Readonly<{ done?: string }> | null>()?.done;
  const posts = new Map(account.grants.map(({ desk, deskName = '本岗位' }) => [desk, deskName]));
  return (
    <Page title="待办" place={`${jurisdiction} inbox`}>
      {done !== undefined && (
        <p className="done" role="status">
          已办理：{done}
        </p>
      )}
      <Asked answer={answer} what="待办">
        {({ pages }) => {
          const [first] = pages;
          const tasks = pages.flatMap(({ items }) => items);
          const { rows = 0, overdue = 0 } = first?.totals ?? {};
          const silent = first?.unanswered.map(({ service }) => services[service] ?? '其他') ?? [];
          return (
            <>
              {silent.length > 0 && (
                <p className="refusal" role="status">
                  {silent.join('、')}暂无响应，其中的待办没有列出，请稍后刷新。
                </p>
              )}
              <p className="sum">
                共 {rows} 项，显示 {tasks.length} 项{overdue > 0 && `；其中已逾期 ${String(overdue)} 项`}
              </p>
              {rows === 0 && silent.length === 0 && <p className="empty">没有等您办理的事项。</p>}
              {grouped(tasks).map(({ name, mark, className, tasks: held }) => (
                <section key={name} className={`group ${className}`} aria-label={name}>
                  <h2>
                    <span aria-hidden="true">{mark} </span>
                    {name} <span className="count">{held.length}</span>
                  </h2>
                  <ul className="tasks">
                    {held.map((task) => (
                      <TaskRow
                        key={`${task.service} ${task.stream} ${task.what}`}
                        task={task}
                        today={first?.today ?? ''}
                        jurisdiction={jurisdiction}
                        posts={posts}
                      />
                    ))}
                  </ul>
                </section>
              ))}
              {answer.hasNextPage && (
                <button type="button" disabled={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
                  再列 50 项
                </button>
              )}
            </>
          );
        }}
      </Asked>
    </Page>
  );
}
