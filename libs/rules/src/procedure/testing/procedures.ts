import {
  answer,
  budgetDesk,
  business,
  centre,
  department,
  gate,
  group,
  passed,
  procedure,
  returned,
  step,
  unit,
} from './parts.js';

// Procedures of the seven rule sets that are hard to run, each told by its own text.

/** HC-13, HC-14: review and return, key review of some, hand-over, approval by level together with the budget line. */
export const jointApproval = procedure(
  'target-review',
  '绩效目标审核与批复',
  'performance-target',
  [
    step('submit', '随部门预算报送', 'submit', department, [answer('submitted', '报送', 'next')]),
    step('desk-review', '业务股审核', 'review', business, [passed(), returned('submit')], { notBy: ['submit'] }),
    step('key-review', '重点审核', 'review', centre, [passed(), returned('submit', { informs: [business] })], {
      notBy: ['submit'],
      when: { figure: 'selected.key-review', is: ['yes'] },
    }),
    step('hand-over', '绩效中心提交预算股', 'hand-over', centre, [
      answer('handed-over', '提交', 'next', { needs: ['items'] }),
    ]),
    step(
      'approve',
      '随部门预算同步批复',
      'approve',
      budgetDesk,
      [answer('approved', '批复', 'end', { needs: ['amount', 'date', { document: 'budget-reply' }] })],
      { together: 'budget-line', when: { figure: 'project-level', is: ['1'] }, notBy: ['submit'] },
    ),
    step(
      'approve-below',
      '部门随所属单位预算批复',
      'approve',
      department,
      [answer('approved', '批复', 'end', { needs: ['amount', 'date'] })],
      { together: 'budget-line' },
    ),
  ],
  { subjects: { figure: 'kind', is: ['project', 'special-fund'] } },
);

/** HC-18: the list that the leading group passes, item by item. */
export const evaluationList = procedure('evaluation-list', '年度财政评价事项', 'evaluation-list', [
  step(
    'choose',
    '绩效中心会同预算股、业务股选择',
    'record',
    centre,
    [answer('proposed', '提出', 'next', { needs: ['items'] })],
    {
      with: [budgetDesk, business],
    },
  ),
  step('pass', '领导小组审议', 'approve', gate('leading-group'), [
    passed('end', ['items', 'date', { document: 'minutes' }]),
    answer('not-passed', '未通过', 'choose', { needs: ['date', { document: 'minutes' }] }),
  ]),
]);

/** B-24: what stands on that list begins when it was passed, and never where it was struck off. */
export const listedEvaluation = procedure('finance-evaluation', '财政评价', 'evaluation', [
  step('listed', '领导小组审议通过', 'approve', gate('leading-group', 'evaluation-list'), [
    passed(),
    answer('not-passed', '未列入', 'end', { outcome: 'struck-off' }),
  ]),
  step('conclude', '形成评价结果', 'conclude', centre, [
    answer('concluded', '完成', 'end', { needs: ['score'], informs: [budgetDesk, business] }),
  ]),
]);

/** CD-12: nothing is fed back before the city government has approved. */
export const keyEvaluation = procedure('key-evaluation', '重点评价', 'evaluation', [
  step('score', '评分', 'score', group, [answer('scored', '提交评分表', 'next', { needs: ['score'] })], {
    repeats: 'each-assigned',
  }),
  step('conclude', '形成结果', 'conclude', centre, [
    answer('concluded', '形成', 'next', { needs: ['score', { document: 'evaluation-report' }] }),
  ]),
  step('government', '市人民政府批准', 'approve', gate('city-government', 'evaluation-list'), [
    passed(),
    answer('not-passed', '不予批准', 'conclude'),
  ]),
  step('feed-back', '反馈被评价单位', 'issue', centre, [
    answer('sent', '反馈', 'end', { effects: [{ open: 'rectification' }], informs: [unit, business] }),
  ]),
]);

/** FF-24, FF-26a: level by level, then finance, then together with the budget. */
export const levelByLevel = procedure('target-review', '绩效目标审核', 'performance-target', [
  step('submit', '设定目标', 'submit', unit, [answer('submitted', '报送', 'next')], { inside: 'unit' }),
  step(
    'unit-review',
    '预算部门和单位逐级审核',
    'review',
    { desk: 'reviewer', of: 'department' },
    [passed('next', ['checklist']), returned('submit')],
    { repeats: 'above-own-level', checklist: 'four-dimensions', notBy: ['submit'] },
  ),
  step(
    'finance-review',
    '县财政部门复核审核',
    'review',
    business,
    [passed('next', ['checklist']), returned('submit')],
    {
      checklist: 'four-dimensions',
      notBy: ['submit', 'unit-review'],
    },
  ),
  step(
    'approve',
    '一并批复',
    'approve',
    budgetDesk,
    [answer('approved', '批复', 'end', { needs: ['amount', 'date'] })],
    {
      together: 'budget-line',
      notBy: ['submit'],
    },
  ),
]);
export const fourDimensions = ['completeness', 'relevance', 'appropriateness', 'feasibility'];
export const reviewed = { checklist: fourDimensions.map((item) => ({ item })) };

/** T1-03: the office coordinates what its sections draft, before the unit submits. */
export const insideOffice = procedure(
  'inside-unit',
  '科室内部流程',
  'performance-target',
  [
    step('section', '业务科室编制', 'submit', { desk: 'business-section', of: 'unit' }, [
      answer('drafted', '提交', 'next'),
    ]),
    step(
      'coordinate',
      '党政办统筹审核',
      'review',
      { desk: 'party-and-government-office', of: 'unit' },
      [passed('end'), returned('section')],
      { notBy: ['section'] },
    ),
  ],
  { inside: { of: 'target-review', at: 'unit' } },
);

/** FF-15e: the group is formed while the unit hands in materials; each assessor scores; materials may be asked for again. */
export const exAnte = procedure('ex-ante-finance', '财政事前绩效评估', 'ex-ante-assessment', [
  step('fix-object', '确定评估对象', 'record', centre, [answer('fixed', '确定', 'next')]),
  step(
    'form-group',
    '组建工作组',
    'appoint',
    centre,
    [answer('formed', '组建', 'next', { needs: ['persons'], assigns: 'work-group' })],
    { beside: 'prepare' },
  ),
  step(
    'materials',
    '申报单位提供材料',
    'submit',
    unit,
    [answer('given', '提供', 'next', { needs: [{ document: 'application-materials' }] })],
    { beside: 'prepare' },
  ),
  step(
    'examine',
    '审核、评估论证',
    'score',
    group,
    [
      answer('scored', '评分', 'next', { needs: ['score'] }),
      answer('more-materials', '补充材料', 'materials', { needs: ['opinion'] }),
    ],
    { repeats: 'each-assigned', notBy: ['materials'] },
  ),
  step('conclude', '结论和报告', 'conclude', centre, [
    answer('supported', '予以支持', 'end', { needs: ['score'], effects: [{ admit: 'library' }] }),
    answer('not-supported', '不予支持', 'end', { needs: ['score'], effects: [{ open: 'control-number-cut' }] }),
  ]),
]);

/** FF-42: nine steps, the evaluated body heard before the final conclusion. */
export const nineSteps = procedure('evaluation', '绩效评价', 'evaluation', [
  step('object', '确定绩效评价对象', 'record', centre, [answer('done', '完成', 'next')]),
  step('evaluators', '确定绩效评价机构和工作人员', 'appoint', centre, [
    answer('done', '完成', 'next', { needs: ['persons', 'ground'], assigns: 'work-group' }),
  ]),
  step('notice', '下达绩效评价通知', 'issue', centre, [
    answer('done', '完成', 'next', { needs: [{ document: 'notice' }] }),
  ]),
  step('plan', '制定绩效评价工作方案', 'record', group, [
    answer('done', '完成', 'next', { needs: [{ document: 'plan' }] }),
  ]),
  step('work', '收集资料、核实、初步结论', 'score', group, [answer('done', '完成', 'next', { needs: ['score'] })], {
    repeats: 'each-assigned',
  }),
  step('views', '与被评价部门(单位)交换意见', 'hear', unit, [
    answer('agreed', '无异议', 'next'),
    answer('objected', '有异议', 'next', { needs: ['opinion'] }),
  ]),
  step('final', '综合分析并形成最终结论', 'conclude', group, [
    answer('done', '完成', 'next', { needs: ['score', 'finding'] }),
  ]),
  step('report', '提交绩效评价报告', 'report', group, [
    answer('done', '完成', 'next', { needs: [{ document: 'evaluation-report' }] }),
  ]),
  step('archive', '整改存在问题,建立评价档案', 'archive', centre, [
    answer('filed', '建档', 'end', { effects: [{ open: 'rectification' }] }),
  ]),
]);

/** HC-11: the desk reviews; a third party may be asked as needed; the budget desk decides. An office of two needs its head. */
export const withOptional = procedure('library-entry', '项目入库', 'ex-ante-assessment', [
  step('apply', '报送评估报告', 'submit', department, [answer('submitted', '报送', 'next')]),
  step(
    'desk-review',
    '业务股审核',
    'review',
    business,
    [
      passed(),
      returned('apply'),
      answer('excepted', '负责人特批', 'desk-review', {
        needs: ['persons', 'reason'],
        exceptionBy: { desk: 'head', of: 'jurisdiction' },
      }),
    ],
    { notBy: ['apply'] },
  ),
  step(
    'third-party',
    '第三方独立评估',
    'record',
    centre,
    [answer('assessed', '完成', 'next', { needs: ['opinion'] })],
    {
      optional: true,
    },
  ),
  step('decide', '入库', 'conclude', budgetDesk, [
    answer('entered', '入库', 'end', { effects: [{ admit: 'library' }] }),
    answer('refused', '不予入库', 'end', { needs: ['reason'] }),
  ]),
]);

export const every = {
  jointApproval,
  evaluationList,
  listedEvaluation,
  keyEvaluation,
  levelByLevel,
  insideOffice,
  exAnte,
  nineSteps,
  withOptional,
};
