import { ask, Refused } from './api.js';
import { element, heading, show, words } from './dom.js';
import { showProjects } from './projects.js';
import { currentAccount, showPasswordChange, showPerson, showSignIn } from './session.js';
import { showTrail } from './trail.js';

/** What this installation is; without an answer the page goes on with what it can. */
let about = { timeZone: 'Asia/Shanghai', services: [] };
let account;

function signedIn(person) {
  account = person;
  showPerson(account, () => signedIn(undefined));
  void open();
}

/** `#/`, `#/<jurisdiction>`, `#/<jurisdiction>/<subject>`. */
function place() {
  const [, jurisdictionId, subjectId] = location.hash.split('/').map(decodeURIComponent);
  return { jurisdictionId: jurisdictionId || undefined, subjectId: subjectId || undefined };
}

async function open() {
  try {
    if (!account) return showSignIn(signedIn);
    if (account.passwordChangeRequired) return showPasswordChange(signedIn);
    const { jurisdictionId, subjectId } = place();
    await (subjectId === undefined
      ? showProjects(account, jurisdictionId)
      : showTrail(about, jurisdictionId, subjectId));
  } catch (refusal) {
    if (!(refusal instanceof Refused)) throw refusal;
    if (refusal.status === 401) return signedIn(undefined);
    show(
      heading('未能显示', 'This cannot be shown'),
      element('p', { class: 'refusal', role: 'alert' }, words(refusal.zh, refusal.en)),
    );
  }
}

function showNotice({ demo, notice }) {
  const banner = document.getElementById('notice');
  banner.hidden = !demo;
  if (demo) banner.replaceChildren('⚠ ', words(notice.zh, notice.en));
}

window.addEventListener('hashchange', () => void open());
about = await ask('/api/about').catch(() => about);
showNotice(about);
signedIn(await currentAccount().catch(() => undefined));
