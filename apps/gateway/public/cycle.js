import { drawn, element, words } from './dom.js';

/** The steps of the cycle, in order. */
const steps = [
  ['目标', 'target'],
  ['批复', 'approval'],
  ['监控', 'monitoring'],
  ['自评', 'self-evaluation'],
  ['评价', 'evaluation'],
  ['应用', 'application'],
];

/**
 * How far a subject has come: one of `done`, `begun`, `open`, `unknown` for each step. What a service did not say is
 * unknown, which is not the same as open.
 */
export function cycleOf({ target, monitoring, selfEvaluation, evaluation, result, missing }) {
  const unless = (name, state) => (missing.has(name) ? 'unknown' : state);
  const { roundsOpen = 0, roundsReported = 0, roundsDone = 0 } = monitoring ?? {};
  const reported = roundsReported + roundsDone;
  const evaluated = (one) =>
    ['concluded', 'done'].includes(one?.status) ? 'done' : one?.status === 'open' ? 'begun' : 'open';
  return [
    unless('targets', declared(target)),
    unless('targets', target?.approved ? 'done' : 'open'),
    unless('monitoring', reported === 0 ? 'open' : roundsOpen + roundsReported > 0 ? 'begun' : 'done'),
    unless('evaluation', evaluated(selfEvaluation)),
    unless('evaluation', evaluated(evaluation)),
    unless('accountability', ['decided', 'applied'].includes(result?.status) ? 'done' : result ? 'begun' : 'open'),
  ];
}

/** A year that has money alone, as a cut of its control number, has no target yet. */
function declared(target) {
  if (!target?.status) return 'open';
  return ['returned', 'prepared'].includes(target.status) ? 'begun' : 'done';
}

const stateWords = {
  done: ['已完成', 'done'],
  begun: ['进行中', 'under way'],
  open: ['未开始', 'not begun'],
  unknown: ['未知', 'not known'],
};
const gap = 34;
const middle = 11;

/** The picture: shapes say what colours say. */
export function cyclePicture(states) {
  const spoken = steps.map(([zh], index) => `${zh}${stateWords[states[index]][0]}`).join('，');
  const width = gap * (steps.length - 1) + 2 * middle;
  const lines = steps.slice(1).map((_, index) => {
    const from = middle + gap * index + 8;
    const done = states[index + 1] === 'done' || states[index + 1] === 'begun';
    return drawn('line', { x1: from, x2: from + gap - 16, y1: middle, y2: middle, class: done ? 'done' : 'open' });
  });
  const marks = steps.flatMap(([zh, en], index) => {
    const x = middle + gap * index;
    const state = states[index];
    const title = drawn('title', {}, `${zh} ${en}: ${stateWords[state].join(' ')}`);
    const circle = drawn('circle', { cx: x, cy: middle, r: 7, class: state }, title);
    const symbol = { done: '✓', begun: '…', unknown: '?' }[state];
    const label = drawn('text', { x, y: middle * 2 + 12, class: 'step' }, zh);
    return [circle, symbol && drawn('text', { x, y: middle + 4, class: `symbol ${state}` }, symbol), label].filter(
      Boolean,
    );
  });
  return drawn(
    'svg',
    { class: 'cycle', role: 'img', 'aria-label': `周期进度：${spoken}`, viewBox: `0 0 ${width} 38`, width, height: 38 },
    ...lines,
    ...marks,
  );
}

/** Where a subject stands, in words: the last step that was begun. */
export function placeInCycle(states) {
  const last = states.findLastIndex((state) => state === 'done' || state === 'begun');
  if (last === -1) return words('未开始', 'not begun');
  const [zh, en] = steps[last];
  const [stateZh, stateEn] = stateWords[states[last]];
  return words(`${zh}${stateZh}`, `${en} ${stateEn}`);
}

const lights = {
  red: ['■', '红灯', 'red'],
  yellow: ['▲', '黄灯', 'yellow'],
  none: ['●', '无预警', 'no warning'],
  unknown: ['?', '未知', 'not known'],
};

const reasons = {
  'allocated-over-budget': ['拨付超过预算', 'allocated over budget'],
  'falling-spending': ['累计支出减少', 'spending falls'],
  'never-reported': ['未报送监控', 'never reported'],
  'nothing-spent': ['资金已拨付未支出', 'nothing spent'],
  'over-allocated-spending': ['支出超过拨付', 'spent more than allocated'],
  'over-budget-spending': ['超预算支出', 'spending over budget'],
  'paid-after-closing': ['关账后支付数有变动', 'what was paid became another after the year was closed'],
  'report-late': ['监控报送逾期', 'report late'],
  'spending-after-stop': ['暂缓或停止拨付后支出', 'spending while payment is suspended or stopped'],
  'target-out-of-reach': ['目标年底不能完成', 'target out of reach'],
};

/** The warning light: a shape and a word beside the colour. What nobody monitors has none. */
export function warningLight(monitoring, missing) {
  if (!monitoring && !missing.has('monitoring')) return '—';
  const light = missing.has('monitoring') ? 'unknown' : (monitoring?.light ?? 'none');
  const [shape, zh, en] = lights[light] ?? lights.unknown;
  const mark = element(
    'span',
    { class: `light ${light}` },
    element('span', { 'aria-hidden': 'true' }, shape),
    ' ',
    words(zh, en),
  );
  const warnings = monitoring?.warnings ?? [];
  if (warnings.length === 0) return mark;
  const lines = warnings.map(({ round = '', light: colour, warning }) =>
    element('li', {}, `${round} ${lights[colour]?.[1] ?? colour}: `, words(...(reasons[warning] ?? [warning, '']))),
  );
  return element('details', {}, element('summary', {}, mark), element('ul', {}, ...lines));
}
