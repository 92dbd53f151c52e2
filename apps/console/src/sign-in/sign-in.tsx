import { type SubmitEvent, useState } from 'react';
import { Refused } from '../api/ask.js';
import { useAbout } from '../api/directory.js';
import { changePassword, signIn } from '../api/session.js';
import { Page } from '../page/page.js';

type Field = Readonly<{ name: string; label: string; type: string; autoComplete: string; minLength?: number }>;

function Form({
  fields,
  button,
  submit,
}: Readonly<{ fields: readonly Field[]; button: string; submit: (values: Record<string, string>) => Promise<void> }>) {
  const [refusal, setRefusal] = useState('');
  const [busy, setBusy] = useState(false);
  const onSubmit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    setRefusal('');
    setBusy(true);
    try {
      await submit(Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>);
    } catch (error) {
      setRefusal(error instanceof Refused ? error.zh : '页面出现错误，请刷新。');
      setBusy(false);
    }
  };
  return (
    <form className="card" onSubmit={(event) => void onSubmit(event)}>
      {fields.map(({ label, ...field }) => (
        <label key={field.name}>
          {label}
          <input required {...field} />
        </label>
      ))}
      <p role="alert" className="refused">
        {refusal}
      </p>
      <button type="submit" className="first" disabled={busy}>
        {busy ? '请稍候……' : button}
      </button>
    </form>
  );
}

/** S01: whoever signs in comes to the place that the address names. */
export function SignIn() {
  const { data } = useAbout();
  return (
    <Page title="登录" place="sign-in">
      {data?.notice && <p className="notice">{data.notice.zh}</p>}
      <Form
        fields={[
          { name: 'accountName', label: '账号', type: 'text', autoComplete: 'username' },
          { name: 'password', label: '密码', type: 'password', autoComplete: 'current-password' },
        ]}
        button="登录"
        submit={({ accountName = '', password = '' }) => signIn(accountName, password)}
      />
      <p className="aside">忘记密码的，请联系本单位的系统管理员重设。</p>
    </Page>
  );
}

/** Somebody else has set the password: the person chooses their own before anything else. */
export function FirstPassword() {
  return (
    <Page title="请修改初始密码" place="first-password">
      <Form
        fields={[
          { name: 'current', label: '当前密码', type: 'password', autoComplete: 'current-password' },
          {
            name: 'next',
            label: '新密码，至少 12 个字符',
            type: 'password',
            autoComplete: 'new-password',
            minLength: 12,
          },
        ]}
        button="修改"
        submit={({ current = '', next = '' }) => changePassword(current, next)}
      />
    </Page>
  );
}
