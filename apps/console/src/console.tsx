import type { ReactNode } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { type Account, useAccount } from './api/session.js';
import { Dossier } from './dossier/dossier.js';
import { Inbox } from './inbox/inbox.js';
import { Asked } from './page/asked.js';
import { Page } from './page/page.js';
import { Shell } from './shell/shell.js';
import { StepPage } from './step/step-page.js';
import { FirstPassword, SignIn } from './sign-in/sign-in.js';
import { Subjects } from './subjects/subjects.js';

/** Everything: sign-in for whoever is not, and for everybody else the place that the address names. */
export function Console() {
  return (
    <Asked answer={useAccount()} what="登录状态">
      {(account) => {
        if (account === null) return <SignIn />;
        return account.passwordChangeRequired ? <FirstPassword /> : <Places account={account} />;
      }}
    </Asked>
  );
}

type Named = Readonly<{ account: Account; jurisdiction: string; subject: string }>;

const screens: readonly Readonly<{ path: string; screen: (named: Named) => ReactNode }>[] = [
  { path: '/:jurisdiction/inbox', screen: (named) => <Inbox {...named} /> },
  { path: '/:jurisdiction/step', screen: (named) => <StepPage {...named} /> },
  { path: '/:jurisdiction/subjects', screen: (named) => <Subjects {...named} /> },
  { path: '/:jurisdiction/subjects/:subject', screen: (named) => <Dossier {...named} /> },
];

function Places({ account }: Readonly<{ account: Account }>) {
  const [first] = account.grants;
  if (!first)
    return (
      <Page title="没有岗位" place="no-post">
        <p>您的账号还没有任何岗位授权，请联系本单位的系统管理员。</p>
      </Page>
    );
  return (
    <Switch>
      {screens.map(({ path, screen }) => (
        <Route key={path} path={path}>
          {({ jurisdiction = '', subject = '' }: Readonly<Record<string, string>>) => (
            <Shell account={account} jurisdiction={jurisdiction}>
              {screen({ account, jurisdiction, subject })}
            </Shell>
          )}
        </Route>
      ))}
      <Route path="/">
        <Redirect to={`/${first.jurisdictionId}/inbox`} replace />
      </Route>
      <Route>
        <Shell account={account} jurisdiction={first.jurisdictionId}>
          <Page title="没有这一页" place="nowhere">
            <p>网址有误，或者这一页已经不在。请从左侧的菜单进入。</p>
          </Page>
        </Shell>
      </Route>
    </Switch>
  );
}
