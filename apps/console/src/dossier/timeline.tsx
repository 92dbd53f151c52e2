import { useAbout, usePeople } from '../api/directory.js';
import type { Entry, Whole } from '../api/trail.js';
import { Shown } from '../figure/figure.js';
import { doerOf } from '../figure/provenance.js';
import { Grounds } from '../figure/grounds.js';
import { instantInWords } from '../words/day.js';
import { isWords, itemWords } from './item-words.js';

/** What has happened, the newest first: what people did stands open, what the system did by itself is folded. */
export function Timeline({ whole, jurisdiction }: Readonly<{ whole: Whole<Entry>; jurisdiction: string }>) {
  const { items, truncated } = whole;
  const ids = items.flatMap(({ actor }) => (actor.as === 'system' ? [] : [actor.id]));
  const people = usePeople(jurisdiction, ids);
  const { data: about } = useAbout();
  const zone = about?.timeZone ?? 'Asia/Shanghai';
  const byPeople = items.filter(({ actor }) => actor.as !== 'system').length;
  if (items.length === 0) return <p className="empty">还没有记录。</p>;
  return (
    <>
      <p className="sum">
        共 {items.length} 条记录：人办 {byPeople} 条，系统自动 {items.length - byPeople} 条
        {truncated && '；轨迹很长，只取了前面的部分'}
      </p>
      <ol className="timeline">
        {[...items].reverse().map((entry) => (
          <Happened
            key={`${entry.event.store} ${entry.event.stream} ${String(entry.event.version)}`}
            entry={entry}
            doer={doerOf(entry, people)}
            zone={zone}
          />
        ))}
      </ol>
    </>
  );
}

function Happened({ entry, doer, zone }: Readonly<{ entry: Entry; doer: string; zone: string }>) {
  const changes = entry.changes.filter(
    ({ beforeCalled, beforeShown, afterCalled, afterShown }) =>
      isWords(afterCalled ?? afterShown) && (afterCalled ?? afterShown) !== (beforeCalled ?? beforeShown),
  );
  return (
    <li className={entry.actor.as === 'system' ? 'system' : 'person'}>
      <details>
        <summary>
          <strong>{entry.name}</strong> <span className="aside">{instantInWords(entry.recordedAt, zone)}</span>{' '}
          <span className="aside">{doer}</span>
        </summary>
        <ul>
          {changes.map((change) => (
            <li key={`${change.figure} ${change.item ?? ''}`}>
              {change.name} <span className="aside">{itemWords(change.itemName)}</span>{' '}
              {isWords(change.beforeCalled ?? change.beforeShown) && (
                <>
                  <Shown value={change.beforeCalled ?? change.beforeShown} unit={change.unit} />
                  <span aria-label="变更为"> → </span>
                </>
              )}
              <strong>
                <Shown value={change.afterCalled ?? change.afterShown} unit={change.unit} />
              </strong>
            </li>
          ))}
        </ul>
        <Grounds entry={entry} />
      </details>
    </li>
  );
}
