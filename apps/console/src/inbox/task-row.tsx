import { Link } from 'wouter';
import type { Task } from '../api/overview.js';
import { Articles } from '../figure/articles.js';
import { stepOfTask } from '../step/object.js';
import { stepAddress } from '../step/step-page.js';
import { dayInWords, daysInWords } from '../words/day.js';

type Row = Readonly<{ task: Task; today: string; jurisdiction: string; posts: ReadonlyMap<string, string> }>;

/** One task: what is to be done with what, until when, and why it is whose. */
export function TaskRow({ task, today, jurisdiction, posts }: Row) {
  const { zh, subject, about, dueOn, daysLeft, why, whose } = task;
  const desk = whose.flatMap((each) => (each.desk === undefined ? [] : [posts.get(each.desk) ?? []].flat()))[0];
  const step = stepOfTask(task);
  const at = whose.find(({ name }) => name)?.name;
  return (
    <li>
      <div className="what">
        <strong>{zh}</strong>
        {subject && about.subject !== undefined && (
          <Link href={`/${jurisdiction}/subjects/${about.subject}`}>{subject.name}</Link>
        )}
        {subject?.unitName && <span className="aside">{subject.unitName}</span>}
        {about.year !== undefined && <span className="aside">{about.year} 年度</span>}
      </div>
      <div className="due">
        {dueOn === null || daysLeft === null ? (
          <span className="aside">{task.waitsFor.length > 0 ? '等待其他事项' : '未定期限'}</span>
        ) : (
          <>
            应于 {dayInWords(dueOn, today)} <strong>{daysInWords(daysLeft)}</strong>
          </>
        )}
      </div>
      {step && (
        <Link href={stepAddress(jurisdiction, step)} className="go" aria-label={`去办理：${zh} ${subject?.name ?? ''}`}>
          去办理
        </Link>
      )}
      <details>
        <summary>为什么是我</summary>
        <p>
          {desk === undefined ? '指定由您办理' : `您是${at ?? ''}${desk}`}：{why.zh}
        </p>
        <Articles articles={why.article} />
      </details>
    </li>
  );
}
