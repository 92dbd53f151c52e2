import { amountsAsked, shownAmount, unitChoice } from './amounts.js';
import { askAll, askOne } from './api.js';
import { cycleOf, cyclePicture, placeInCycle, warningLight } from './cycle.js';
import { demoMark, element, heading, show, words } from './dom.js';

/** What each service tells of the subjects of a jurisdiction, below `/api/<service>/jurisdictions/<id>/`. */
const lists = {
  targets: () => `performance-targets?${amountsAsked()}`,
  monitoring: () => 'monitoring',
  evaluation: () => 'evaluations',
  accountability: () => 'results',
};

const serviceWords = {
  targets: ['绩效目标', 'targets'],
  monitoring: ['绩效监控', 'monitoring'],
  evaluation: ['绩效评价', 'evaluation'],
  accountability: ['结果应用', 'result application'],
};

/** Everything that a service lists of a jurisdiction; where it does not answer, its refusal. */
async function allOf(service, jurisdictionId) {
  const listed = await askOne(service, `/api/${service}/jurisdictions/${jurisdictionId}/${lists[service]()}`, askAll);
  return { ...listed, items: listed.answer?.items ?? [] };
}

/** The subjects of a jurisdiction year by year, each with what every service knows of it; a service that does not answer is missing. */
async function subjectsOf(jurisdictionId) {
  const answers = await Promise.all(Object.keys(lists).map((service) => allOf(service, jurisdictionId)));
  const subjects = new Map();
  const known = (item) => {
    const id = item.subject;
    const year = String(item.year ?? item.period ?? '');
    const row = subjects.get(`${id} ${year}`) ?? { id, year };
    subjects.set(`${id} ${year}`, row);
    row.name ??= item.name;
    row.unitId ??= item.unit;
    row.demo ||= item.demo === true;
    return row;
  };
  for (const { name, items } of answers)
    for (const item of items) {
      const row = known(item);
      const key = keyOf(name, item);
      row[key] = fartherOf(row[key], item);
    }
  return { subjects: [...subjects.values()], missing: answers.filter(({ refusal }) => refusal) };
}

/** As what a row knows an item: the unit’s evaluation of itself stands beside those of others. */
function keyOf(service, item) {
  if (service === 'evaluation') return item.ofItself ? 'selfEvaluation' : 'evaluation';
  return { targets: 'target', monitoring: 'monitoring', accountability: 'result' }[service];
}

const evaluationStates = ['expected', 'open', 'concluded', 'done'];

/** Of several evaluations of a year the one that has come farthest, of two as far the later. */
function fartherOf(known, item) {
  if (known === undefined || !evaluationStates.includes(known.status)) return item;
  const far = ({ status }) => evaluationStates.indexOf(status);
  return far(item) >= far(known) ? item : known;
}

function missingNotes(missing) {
  return missing.map(({ name, refusal }) => {
    const [zh, en] = serviceWords[name];
    return element('p', { class: 'refusal', role: 'status' }, words(`${zh}：${refusal.zh}`, `${en}: ${refusal.en}`));
  });
}

function scoreCell({ evaluation, selfEvaluation }, missing) {
  if (missing.has('evaluation')) return words('未知', 'not known');
  const [one] = [evaluation, selfEvaluation].filter((each) => each?.score);
  if (!one) return '—';
  return element(
    'span',
    {},
    one === selfEvaluation && words('自评', 'self'),
    ` ${one.displayed ?? one.score} `,
    element('strong', {}, one.gradeName ?? one.grade ?? ''),
    one.demo && demoMark(),
  );
}

function findingsCell({ target, selfEvaluation }) {
  const count = (target?.findings ?? 0) + (selfEvaluation?.findings ?? 0);
  // Of a form that was not handed in, or was refused, nothing is known.
  if (count === 0 && !selfEvaluation?.score)
    return element('span', { class: 'aside' }, words('自评表未提交', 'no form yet'));
  if (count === 0) return '—';
  return element('span', { class: 'findings' }, '⚑ ', words(`${count} 处`, count === 1 ? 'finding' : 'findings'));
}

function row(subject, units, missing, jurisdictionId) {
  const states = cycleOf({ ...subject, missing });
  const { target } = subject;
  const budget = target?.inForce ?? target?.approved ?? target?.requested;
  return element(
    'tr',
    {},
    element(
      'th',
      { scope: 'row' },
      element('a', { href: `#/${jurisdictionId}/${subject.id}` }, subject.name ?? subject.id),
      element('span', { class: 'aside' }, `${units.get(subject.unitId) ?? ''} ${subject.year ?? ''}`),
      subject.demo && demoMark(),
    ),
    element('td', {}, cyclePicture(states), element('span', { class: 'aside' }, placeInCycle(states))),
    element(
      'td',
      { class: 'number' },
      budget === null || budget === undefined ? '—' : shownAmount(budget),
      target?.payment === 'stopped' && element('span', { class: 'aside' }, words('已停止拨款', 'payment stopped')),
    ),
    element('td', { class: 'number' }, scoreCell(subject, missing)),
    element('td', {}, findingsCell(subject)),
    element('td', {}, warningLight(subject.monitoring, missing)),
  );
}

function projectTable(subjects, units, missing, jurisdictionId) {
  if (subjects.length === 0)
    return element('p', {}, words('没有您可见的项目。', 'There is no subject that you may see.'));
  const columns = [
    ['项目', 'subject'],
    ['周期', 'cycle'],
    ['预算', 'budget'],
    ['得分与等级', 'score and grade'],
    ['表格问题', 'findings'],
    ['预警', 'warning'],
  ];
  const head = columns.map(([zh, en]) => element('th', { scope: 'col' }, words(zh, en)));
  const rows = subjects
    .sort((a, b) => b.year.localeCompare(a.year) || (a.name ?? '').localeCompare(b.name ?? '', 'zh'))
    .map((subject) => row(subject, units, missing, jurisdictionId));
  const table = element('table', {}, element('thead', {}, element('tr', {}, ...head)), element('tbody', {}, ...rows));
  return element('div', { class: 'wide', tabindex: '0', role: 'region', 'aria-label': '项目 subjects' }, table);
}

/** Jurisdictions that a person's grants lie in or above, the own ones first. */
function jurisdictionsOf(account, organisations) {
  const own = new Set(account.grants.map(({ jurisdictionId }) => jurisdictionId));
  const reached = organisations.filter(
    ({ kind, path }) =>
      kind === 'jurisdiction' && account.grants.some(({ organisationId }) => path.includes(organisationId)),
  );
  const around = organisations.filter(({ organisationId }) => own.has(organisationId));
  return [...new Map([...around, ...reached].map((each) => [each.organisationId, each])).values()];
}

/** The list of subjects of one jurisdiction. @param chosen its id; undefined for the person's own */
export async function showProjects(account, chosen) {
  const { items: organisations } =
    account.grants.length > 0 ? await askAll('/api/directory/organisations') : { items: [] };
  const jurisdictions = jurisdictionsOf(account, organisations);
  const jurisdictionId = chosen ?? jurisdictions[0]?.organisationId;
  if (jurisdictionId === undefined) {
    show(
      heading('项目', 'Subjects'),
      element('p', {}, words('您还没有授权，请联系管理员。', 'You have no grant yet. Ask your administrator.')),
    );
    return;
  }
  const options = jurisdictions.map(({ organisationId, name }) =>
    element('option', { value: organisationId, selected: organisationId === jurisdictionId }, name),
  );
  const choice = element('select', { onchange: (event) => (location.hash = `#/${event.target.value}`) }, ...options);
  const waiting = element('p', { role: 'status' }, words('正在读取…', 'Loading …'));
  show(
    heading('项目', 'Subjects'),
    element('label', { class: 'choice' }, words('区划', 'jurisdiction'), choice),
    unitChoice(() => void showProjects(account, chosen)),
    waiting,
  );
  const { subjects, missing } = await subjectsOf(jurisdictionId);
  const units = new Map(organisations.map(({ organisationId, name }) => [organisationId, name]));
  const names = new Set(missing.map(({ name }) => name));
  waiting.replaceWith(...missingNotes(missing), projectTable(subjects, units, names, jurisdictionId));
}
