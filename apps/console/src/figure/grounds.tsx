import type { Entry } from '../api/trail.js';
import { Articles } from './articles.js';

/** What something that happened rests on: the articles, and, folded, the record of it for whoever verifies. */
export function Grounds({ entry: { rules, event } }: Readonly<{ entry: Entry }>) {
  return (
    <>
      <Articles articles={rules?.basis.flatMap(({ article }) => article) ?? []} />
      <details>
        <summary>记录凭证</summary>
        <code>
          {event.store} {event.stream}#{event.version}
        </code>
      </details>
    </>
  );
}
