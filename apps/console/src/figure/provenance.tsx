import { Fragment, useEffect, useRef } from 'react';
import { useAbout, usePeople } from '../api/directory.js';
import { type Change, type Entry, useTrail } from '../api/trail.js';
import { Asked } from '../page/asked.js';
import { instantInWords } from '../words/day.js';
import { changesOf, type FigurePlace, type Step } from './changes.js';
import { Shown } from './figure.js';
import { Grounds } from './grounds.js';

type Asking = Readonly<{ jurisdiction: string; subject: string; place: FigurePlace; close: () => void }>;

/** Where a figure comes from: who, when, before → after, why, under which article. Over the page; Escape leads back to where one was. */
export function Provenance({ jurisdiction, subject, place, close }: Asking) {
  const dialog = useRef<HTMLDialogElement>(null);
  const trail = useTrail(jurisdiction, subject);
  useEffect(() => {
    const before = document.activeElement;
    dialog.current?.showModal();
    return () => {
      if (before instanceof HTMLElement) before.focus();
    };
  }, []);
  return (
    <dialog ref={dialog} className="drawer" aria-label="数据来历" onClose={close}>
      <Asked answer={trail} what="来历">
        {({ items, truncated }) => (
          <Steps steps={changesOf(items, place)} truncated={truncated} jurisdiction={jurisdiction} />
        )}
      </Asked>
      <button type="button" onClick={() => dialog.current?.close()}>
        关闭
      </button>
    </dialog>
  );
}

function Steps({
  steps,
  truncated,
  jurisdiction,
}: Readonly<{ steps: readonly Step[]; truncated: boolean; jurisdiction: string }>) {
  const people = usePeople(
    jurisdiction,
    steps.flatMap(({ entry: { actor } }) => (actor.as === 'system' ? [] : [actor.id])),
  );
  const { data: about } = useAbout();
  const zone = about?.timeZone ?? 'Asia/Shanghai';
  const [newest] = steps;
  return (
    <>
      <h2>{newest ? newest.change.name : '数据来历'}</h2>
      {newest?.change.itemName !== undefined && <p className="aside">{newest.change.itemName}</p>}
      {!newest && <p className="empty">轨迹中没有这项数据，或者您的岗位无权查看它的来历。</p>}
      {truncated && <p className="refusal">轨迹很长，这里只看了前面的部分，可能还有更新的变更。</p>}
      <ol className="steps">
        {steps.map(({ entry, change }) => (
          <li key={`${entry.event.stream} ${String(entry.event.version)}`}>
            <p className="change">
              <Shown value={change.beforeCalled ?? change.beforeShown} unit={change.unit} />
              <span aria-label="变更为"> → </span>
              <strong>
                <Shown value={change.afterCalled ?? change.afterShown} unit={change.unit} />
              </strong>
            </p>
            <dl>
              <dt>经办人</dt>
              <dd>{doerOf(entry, people)}</dd>
              <dt>事项</dt>
              <dd>{entry.name}</dd>
              <dt>登记时间</dt>
              <dd>{instantInWords(entry.recordedAt, zone)}</dd>
              <dt>生效时间</dt>
              <dd>{instantInWords(entry.effectiveAt, zone)}</dd>
              {reasonsOf(entry).map(({ name, afterShown }) => (
                <Fragment key={name}>
                  <dt>{name}</dt>
                  <dd>{afterShown}</dd>
                </Fragment>
              ))}
            </dl>
            <Grounds entry={entry} />
          </li>
        ))}
      </ol>
    </>
  );
}

/** What was said beside it: reasons, causes, opinions. */
const reasonsOf = ({ changes }: Entry): readonly Change[] =>
  changes.filter(({ figure, afterShown }) => afterShown !== null && /-(reason|cause|opinion)$/.test(figure));

/** Who did it, with the desk by which they did; the system by itself. */
export function doerOf({ actor, deskCalled }: Entry, people: ReadonlyMap<string, string>): string {
  if (actor.as === 'system') return '系统自动';
  const name = people.get(actor.id);
  if (name === undefined) return deskCalled ?? '姓名不对您公开';
  return deskCalled === undefined ? name : `${name}（${deskCalled}）`;
}
