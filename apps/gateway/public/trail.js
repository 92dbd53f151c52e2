import { amountsAsked, shownAmount, unitChoice } from './amounts.js';
import { ask, askAll, askOne, Refused } from './api.js';
import { demoMark, element, heading, show, words } from './dom.js';
import { findingsList, subjectOf } from './findings.js';

/** By what else than a desk somebody acted. */
const otherwise = { assignment: '受指派人', system: '系统' };

/** How instants are shown, and what desks are called. */
function reading({ timeZone }, desks) {
  const called = new Map(desks.map(({ desk, zh }) => [desk, zh]));
  const format = new Intl.DateTimeFormat('zh-CN', { timeZone, dateStyle: 'medium', timeStyle: 'medium' });
  return {
    instant: (text) => element('time', { datetime: text }, format.format(new Date(text))),
    actedAs: ({ desk, as }) => called.get(desk) ?? desk ?? otherwise[as] ?? as,
  };
}

const alarmWords = {
  'history-diverged': ['历史分叉：事件库后来给出了不同的内容', 'the store later gave other bytes'],
  'row-altered': ['轨迹被改动：该行与其散列不符', 'a row of the trail does not match its hash'],
};

function alarm({ kind, event }) {
  const [zh, en] = alarmWords[kind] ?? [kind, ''];
  const where = `${event.store} ${event.stream}#${event.version}`;
  return element('p', { class: 'refusal', role: 'alert' }, words(`警报：${zh}`, `Alarm: ${en}`), ` ${where}`);
}

function figureName({ name, item, itemName }) {
  return item === undefined ? name : `${name}（${itemName ?? item}）`;
}

/** A value as people read it: a code behind what its set calls it, amounts with their thousands apart, ids by name where it is known. */
function value(shown, unit, names, called) {
  if (shown === null || shown === undefined) return '—';
  if (called !== undefined) return `${called}（${shown}）`;
  if (names.has(shown)) return element('span', { title: shown }, names.get(shown));
  if (unit === undefined) return shown;
  return unit.endsWith('元') ? shownAmount(shown, unit) : `${shown} ${unit}`;
}

function table(caption, columns, rows) {
  return element(
    'div',
    { class: 'wide' },
    element(
      'table',
      {},
      caption && element('caption', {}, caption),
      element(
        'thead',
        {},
        element('tr', {}, ...columns.map(([zh, en]) => element('th', { scope: 'col' }, words(zh, en)))),
      ),
      element('tbody', {}, ...rows),
    ),
  );
}

function changes(list, names) {
  if (list.length === 0) return undefined;
  const rows = list.map((change) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, figureName(change), change.demo && demoMark()),
      element('td', {}, value(change.beforeShown, change.unit, names, change.beforeCalled)),
      change.before === change.after
        ? element('td', { class: 'same' }, '= ', words('未变', 'same'))
        : element('td', {}, '→ ', value(change.afterShown, change.unit, names, change.afterCalled)),
      element('td', {}, change.article ?? ''),
    ),
  );
  const columns = [
    ['数字', 'figure'],
    ['前', 'before'],
    ['后', 'after'],
    ['依据', 'article'],
  ];
  return table(undefined, columns, rows);
}

/** What a decision rests on, with the articles of its set in their own words. */
function cited({ path, zh, article }) {
  const articles = article.map((each) => `${each.instrument}${each.article}：${each.quote}`);
  return element('span', { title: path }, [zh ?? path, ...articles].join(' · '));
}

function entry(item, shown, names) {
  const { actor, rules } = item;
  const who = actor ? `${names.get(actor.id) ?? actor.id}（${shown.actedAs(actor)}）` : '—';
  const facts = [
    [words('谁', 'who'), who],
    [words('何时', 'recorded'), shown.instant(item.recordedAt)],
    [words('业务时间', 'effective'), shown.instant(item.effectiveAt)],
    rules && [
      words('规则', 'rules'),
      element(
        'span',
        { title: rules.hash },
        `${rules.layers.map(({ id, version }) => `${id} 第 ${version} 版`).join(' ← ')} · ${rules.hash.slice(0, 12)}…`,
      ),
    ],
    ...(rules?.basis ?? []).map((basis) => [words('依据', 'basis'), cited(basis)]),
    [words('事件', 'event'), `${item.event.store} ${item.event.stream}#${item.event.version}`],
  ].filter(Boolean);
  return element(
    'li',
    {},
    element('h2', {}, item.name ?? item.type, ' ', element('span', { lang: 'en' }, item.type)),
    element(
      'dl',
      {},
      ...facts.map(([term, fact]) => element('div', {}, element('dt', {}, term), element('dd', {}, fact))),
    ),
    changes(item.changes, names),
  );
}

function figuresNow(figures, shown, names) {
  const rows = figures.map((figure) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, figureName(figure), figure.demo && demoMark()),
      element('td', {}, value(figure.shown, figure.unit, names, figure.called)),
      element('td', {}, figure.article ?? ''),
      element('td', {}, shown.instant(figure.recordedAt)),
    ),
  );
  const columns = [
    ['数字', 'figure'],
    ['值', 'value'],
    ['依据', 'article'],
    ['记录时间', 'recorded'],
  ];
  return element(
    'details',
    {},
    element('summary', {}, words('当时各数字', 'figures as they stood')),
    table(undefined, columns, rows),
  );
}

const id = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** So many names one question may ask for. */
const namesMax = 100;

/** Names of the people and organisations that a trail mentions; ids stay ids where directory does not answer. */
async function namesOf({ entries, figures }, jurisdictionId) {
  const mentioned = [
    ...entries.flatMap(({ actor, changes: list }) => [
      actor?.id,
      ...list.flatMap(({ before, after }) => [before, after]),
    ]),
    ...figures.map(({ value: text }) => text),
  ];
  const ids = [...new Set(mentioned.filter((text) => id.test(text ?? '')))];
  if (ids.length === 0) return new Map();
  const namesPath = `/api/directory/jurisdictions/${jurisdictionId}/people/names`;
  const asked = Array.from({ length: Math.ceil(ids.length / namesMax) }, (_, at) =>
    ids.slice(at * namesMax, (at + 1) * namesMax),
  );
  const [organisations, ...people] = await Promise.all([
    askOne('directory', '/api/directory/organisations', askAll),
    ...asked.map((some) => askOne('directory', `${namesPath}?ids=${some.join()}`)),
  ]);
  return new Map([
    ...(organisations.answer?.items ?? []).map(({ organisationId, name }) => [organisationId, name]),
    ...people.flatMap(({ answer }) =>
      (answer?.items ?? []).map(({ personId, displayName }) => [personId, displayName]),
    ),
  ]);
}

/** What is typed is the browser's own time: it goes out with its offset. */
function instantOf(text) {
  return text === '' ? undefined : new Date(text).toISOString();
}

function cutForm(onCut) {
  const field = (zh, en, name) =>
    element('label', {}, words(zh, en), element('input', { type: 'datetime-local', name, step: '1' }));
  return element(
    'form',
    {
      class: 'cut',
      onsubmit: (event) => {
        event.preventDefault();
        const { asOf, effective } = Object.fromEntries(new FormData(event.target));
        onCut({ asOf: instantOf(asOf), effective: instantOf(effective) });
      },
    },
    field('截至记录时间', 'as recorded until', 'asOf'),
    field('截至业务时间', 'as effective at', 'effective'),
    element('button', { type: 'submit' }, words('查看', 'Show')),
  );
}

/** The trail of one subject: who did what in which role, when, before and after, under which rules and article. */
export async function showTrail(about, jurisdictionId, subjectId) {
  const { answer: desks } = await askOne('directory', '/api/directory/desks');
  const shown = reading(about, desks?.items ?? []);
  const body = element('div', { role: 'status' }, words('正在读取…', 'Loading …'));
  let latest = {};
  const read = async (cut = latest) => {
    latest = cut;
    const query = new URLSearchParams(Object.entries(cut).filter(([, instant]) => instant !== undefined));
    try {
      const trail = await ask(
        `/api/audit/jurisdictions/${jurisdictionId}/trail/${subjectId}?${amountsAsked()}&${query}`,
      );
      const names = await namesOf(trail, jurisdictionId);
      body.replaceChildren(
        ...trail.alarms.map(alarm),
        element('p', {}, words(`${trail.entries.length} 项事件`, 'events')),
        ...(trail.more || trail.moreFigures || trail.moreAlarms
          ? [element('p', {}, words('内容较多，未全部列出', 'not all of it is listed'))]
          : []),
        figuresNow(trail.figures, shown, names),
        element('ol', { class: 'trail' }, ...trail.entries.map((item) => entry(item, shown, names))),
      );
    } catch (refusal) {
      if (!(refusal instanceof Refused) || refusal.status === 401) throw refusal;
      body.replaceChildren(element('p', { class: 'refusal', role: 'alert' }, words(refusal.zh, refusal.en)));
    }
  };
  const { name, lines } = await subjectOf(jurisdictionId, subjectId);
  show(
    element('p', {}, element('a', { href: `#/${jurisdictionId}` }, '← ', words('返回项目', 'back to subjects'))),
    heading('审计轨迹', 'Audit trail'),
    name && element('p', { class: 'subject' }, name),
    findingsList(lines),
    cutForm((cut) => void read(cut)),
    unitChoice(() => void read()),
    body,
  );
  await read();
}
