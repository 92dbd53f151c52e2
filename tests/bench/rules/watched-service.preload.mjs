// Beside a service that runs as a process of its own: adds up for what it waits for its database, and tells its parent when it asks.
import { readFileSync } from 'node:fs';
import pg from 'pg';

/** What a statement is for: the first of these whose text it has. */
const stages = [
  ['transactions', /^\s*(begin|start transaction|commit|rollback)/i],
  ['reading what others published', /read_published/],
  ['reading own events', /event_store\.read_|read_after/],
  ['marks of what was taken in', /messaging\./],
  ['copying facts', /insert into copies\./],
  ['joining boards', /overview_read|join copies\.facts/],
  ['setting tasks and alarms', /insert into due\.tasks/],
  ['marking what is to be reckoned', /due\./],
  ['looking up copies', /copies\.facts/],
  ['the list', /monitoring_read/],
  ['directory’s copy: tree, people, rules', /directory_copy/],
];
const others = 'others';

const waited = new Map();

function noted(text, begin_ms) {
  const stage = stages.find(([, has]) => has.test(text))?.[0] ?? others;
  const { statements = 0, ms = 0 } = waited.get(stage) ?? {};
  waited.set(stage, { statements: statements + 1, ms: ms + performance.now() - begin_ms });
}

const { query } = pg.Client.prototype;
pg.Client.prototype.query = function (...asked) {
  const [first] = asked;
  const text = typeof first === 'string' ? first : (first?.text ?? '');
  const begin_ms = performance.now();
  const done = asked.at(-1);
  if (typeof done === 'function') {
    const told = (...answer) => {
      noted(text, begin_ms);
      return done(...answer);
    };
    return query.apply(this, [...asked.slice(0, -1), told]);
  }
  const answer = query.apply(this, asked);
  if (typeof answer?.then !== 'function') return answer;
  return answer.finally(() => noted(text, begin_ms));
};

/** The most memory that was resident at once since this program was loaded, in kB; of Linux, where a child's begins anew. */
function peak_kB() {
  try {
    return Number(/VmHWM:\s*(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]);
  } catch {
    return process.resourceUsage().maxRSS;
  }
}

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send({ peak_MB: peak_kB() / 1_024, worked_ms: (user + system) / 1_000, waited: [...waited] });
});
