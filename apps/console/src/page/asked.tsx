import type { ReactNode } from 'react';
import { Refused } from '../api/ask.js';

type Answer<Data> = Readonly<{
  data: Data | undefined;
  error: Error | null;
  isFetching: boolean;
  refetch: () => unknown;
}>;

/** What was asked for, once it is there; before, that it is on its way; or why it is not, and what to do. What is old is said to be. */
export function Asked<Data>({
  answer,
  what,
  children,
}: Readonly<{ answer: Answer<Data>; what: string; children: (data: Data) => ReactNode }>) {
  const { data, error, isFetching, refetch } = answer;
  return (
    <>
      {error && (
        <div className="refusal" role="alert">
          <p>
            <strong>{what}暂无法取得：</strong>
            {error instanceof Refused ? error.zh : '页面出现错误，请刷新。'}
            {data !== undefined && '下面是先前取得的，可能已有变化。'}
          </p>
          <button type="button" onClick={() => void refetch()}>
            重试
          </button>
        </div>
      )}
      {data === undefined && !error && isFetching && (
        <p role="status" className="waiting">
          正在取{what}……
        </p>
      )}
      {data !== undefined && children(data)}
    </>
  );
}
