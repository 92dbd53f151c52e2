import { type ReactNode, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useAbout, useJurisdictions } from '../api/directory.js';
import { useTasks } from '../api/overview.js';
import { type Account, signOut } from '../api/session.js';
import { careWas, setCare } from './care.js';

type Place = Readonly<{ account: Account; jurisdiction: string }>;

/** What stands around every screen: where one is, whom one is signed in as, and where one may go. */
export function Shell({ account, jurisdiction, children }: Place & Readonly<{ children: ReactNode }>) {
  const { data: about } = useAbout();
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <TopBar account={account} jurisdiction={jurisdiction} />
      {about?.notice && (
        <aside className="notice" aria-label="提示">
          {about.notice.zh}
        </aside>
      )}
      <div className="shell">
        <SideBar account={account} jurisdiction={jurisdiction} />
        {children}
      </div>
    </>
  );
}

function TopBar({ account, jurisdiction }: Place) {
  const [, go] = useLocation();
  const names = useJurisdictions(account);
  const [care, remember] = useState(careWas);
  const posts = account.grants.filter(({ jurisdictionId }) => jurisdictionId === jurisdiction);
  return (
    <header>
      <Link href={`/${jurisdiction}/inbox`} className="name">
        问效
      </Link>
      {names.size > 1 ? (
        <label className="at">
          <span className="unseen">行政区划</span>
          <select value={jurisdiction} onChange={({ target }) => go(`/${target.value}/inbox`)}>
            {[...names].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <span className="at">{names.get(jurisdiction)}</span>
      )}
      <span className="who">
        <strong>{account.displayName}</strong>
        {posts.map(({ desk, deskName = '岗位', organisationId, organisationName, standsInFor }) => (
          <span key={`${desk} ${organisationId}`} className="post">
            {organisationName} · {deskName}
            {standsInFor !== undefined && '（代行）'}
          </span>
        ))}
      </span>
      <button
        type="button"
        aria-pressed={care}
        onClick={() => {
          setCare(!care);
          remember(!care);
        }}
      >
        关怀版
      </button>
      <button type="button" onClick={() => void signOut()}>
        退出
      </button>
    </header>
  );
}

/** The parts of the console in which subjects are read. */
const ofSubjects: readonly string[] = ['targets', 'monitoring', 'evaluation', 'results', 'audit'];

function SideBar({ account, jurisdiction }: Place) {
  const [here] = useLocation();
  const { data } = useTasks(jurisdiction);
  const waiting = data?.pages[0]?.totals.rows;
  const opens = account.grants.filter((grant) => grant.jurisdictionId === jurisdiction).flatMap(({ areas }) => areas);
  const entries = [
    { to: `/${jurisdiction}/inbox`, name: '待办', count: waiting, isShown: true },
    {
      to: `/${jurisdiction}/subjects`,
      name: '项目一览',
      count: undefined,
      isShown: opens.some((area) => ofSubjects.includes(area)),
    },
  ].filter(({ isShown }) => isShown);
  return (
    <nav aria-label="菜单">
      <ul>
        {entries.map(({ to, name, count }) => (
          <li key={to}>
            <Link href={to} aria-current={here === to ? 'page' : undefined}>
              {name}
              {count !== undefined && <span className="count">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
