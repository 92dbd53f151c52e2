import { ask, rememberCsrfToken, Refused } from './api.js';
import { element, heading, show, words } from './dom.js';

function known({ csrfToken, account }) {
  rememberCsrfToken(csrfToken);
  return account;
}

/** Who is signed in; undefined for nobody. */
export async function currentAccount() {
  try {
    return known(await ask('/api/session'));
  } catch (refusal) {
    if (refusal instanceof Refused && refusal.status === 401) return undefined;
    throw refusal;
  }
}

function field(zh, en, attributes) {
  return element('label', {}, words(zh, en), element('input', { required: true, ...attributes }));
}

/** A form whose refusals are read out where they appear. */
function form(fields, button, submit) {
  const message = element('p', { class: 'refusal', role: 'alert' });
  return element(
    'form',
    {
      class: 'card',
      onsubmit: async (event) => {
        event.preventDefault();
        const pressed = event.submitter;
        if (pressed) pressed.disabled = true;
        message.replaceChildren();
        try {
          await submit(Object.fromEntries(new FormData(event.target)));
        } catch (refusal) {
          if (!(refusal instanceof Refused)) throw refusal;
          message.replaceChildren(words(refusal.zh, refusal.en));
        } finally {
          if (pressed) pressed.disabled = false;
        }
      },
    },
    ...fields,
    message,
    element('button', { type: 'submit' }, button),
  );
}

/** @param {(account: object) => void} onSignedIn */
export function showSignIn(onSignedIn) {
  show(
    heading('登录', 'Sign in'),
    form(
      [
        field('账号', 'account', { name: 'accountName', autocomplete: 'username' }),
        field('密码', 'password', { name: 'password', type: 'password', autocomplete: 'current-password' }),
      ],
      words('登录', 'Sign in'),
      async (body) => onSignedIn(known(await ask('/api/session', { method: 'POST', body }))),
    ),
  );
  document.querySelector('input[name=accountName]').focus();
}

/** An administrator set the password: the person chooses their own before anything else. */
export function showPasswordChange(onChanged) {
  show(
    heading('请修改初始密码', 'Choose your own password'),
    form(
      [
        field('当前密码', 'current password', {
          name: 'currentPassword',
          type: 'password',
          autocomplete: 'current-password',
        }),
        field('新密码，至少 12 个字符', 'new password, at least 12 characters', {
          name: 'newPassword',
          type: 'password',
          minlength: '12',
          autocomplete: 'new-password',
        }),
      ],
      words('修改', 'Change'),
      async (body) => onChanged(known(await ask('/api/session/password', { method: 'POST', body }))),
    ),
  );
}

/** The corner that says who is signed in. */
export function showPerson(account, onSignedOut) {
  const corner = document.getElementById('person');
  if (!account) return corner.replaceChildren();
  const signOut = async () => {
    await ask('/api/session', { method: 'DELETE' }).catch(() => undefined);
    onSignedOut();
  };
  corner.replaceChildren(
    element('span', {}, account.displayName),
    element('button', { type: 'button', class: 'plain', onclick: signOut }, words('退出', 'Sign out')),
  );
}
