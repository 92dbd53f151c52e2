import { Link, useLocation, useSearch } from 'wouter';
import { type Figure, useFigures, useTrail } from '../api/trail.js';
import { withFigure } from '../figure/figure.js';
import { Provenance } from '../figure/provenance.js';
import { Asked } from '../page/asked.js';
import { Page } from '../page/page.js';
import { Cycle } from './cycle.js';
import { Figures } from './figures.js';
import { Timeline } from './timeline.js';

const tabs = [
  { tab: 'targets', name: '目标与预算' },
  { tab: 'monitoring', name: '运行监控' },
  { tab: 'evaluation', name: '绩效评价' },
  { tab: 'accountability', name: '结果应用' },
  { tab: 'trail', name: '审计轨迹' },
] as const;

/** The place in the address, told apart from what else stands there. */
function askedIn(search: string) {
  const asked = new URLSearchParams(search);
  const [figure, item] = [asked.get('figure'), asked.get('item') ?? undefined];
  const tab = tabs.find((each) => each.tab === asked.get('tab')) ?? tabs[0];
  return { tab: tab.tab, year: asked.get('year') ?? undefined, place: figure === null ? undefined : { figure, item } };
}

const textOf = (figures: readonly Figure[], wanted: string): string | undefined =>
  figures.find(({ figure }) => figure === wanted)?.shown ?? undefined;

/** S04: one subject: where it is in the cycle, every figure, and what has happened to it. */
export function Dossier({ jurisdiction, subject }: Readonly<{ jurisdiction: string; subject: string }>) {
  const [path, go] = useLocation();
  const search = useSearch();
  const { tab, year, place } = askedIn(search);
  const figures = useFigures(jurisdiction, subject);
  const name = figures.data && textOf(figures.data.items, 'subject-name');
  const asked = new URLSearchParams(search);
  const at = (other: string) => {
    asked.set('tab', other);
    return `${path}${withFigure(asked.toString(), undefined)}`;
  };
  return (
    <Page title={name ?? '项目卷宗'} place={`${jurisdiction} ${subject}`}>
      <p>
        <Link href={`/${jurisdiction}/subjects${year === undefined ? '' : `?year=${year}`}`}>返回项目一览</Link>
      </p>
      <Asked answer={figures} what="各项数据">
        {(known) => (
          <>
            <Cycle figures={known.items} />
            <nav aria-label="卷宗" className="tabs">
              <ul>
                {tabs.map((each) => (
                  <li key={each.tab}>
                    <Link href={at(each.tab)} aria-current={each.tab === tab ? 'page' : undefined}>
                      {each.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </nav>
            {tab === 'trail' ? (
              <Trail jurisdiction={jurisdiction} subject={subject} />
            ) : (
              <Figures figures={known.items.filter(({ setBy }) => setBy.store === tab)} truncated={known.truncated} />
            )}
          </>
        )}
      </Asked>
      {place && (
        <Provenance
          key={`${place.figure} ${place.item ?? ''}`}
          jurisdiction={jurisdiction}
          subject={subject}
          place={place}
          close={() => go(`${path}${withFigure(search, undefined)}`, { replace: true })}
        />
      )}
    </Page>
  );
}

/** The trail, asked for where it is read alone. */
function Trail({ jurisdiction, subject }: Readonly<{ jurisdiction: string; subject: string }>) {
  return (
    <Asked answer={useTrail(jurisdiction, subject)} what="审计轨迹">
      {(whole) => <Timeline whole={whole} jurisdiction={jurisdiction} />}
    </Asked>
  );
}
