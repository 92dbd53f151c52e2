/** What figures that conditions ask for are called. */
export const figureTerms: Readonly<Record<string, string>> = {
  'subject.kind': '对象类别',
  'subject.nature': '对象性质',
  'subject.level': '管理层级',
  'subject.class': '对象分类',
  'subject.is-new': '是否新增',
  'subject.key': '是否重点',
  'subject.major': '是否重大',
  'subject.category': '评估类别',
  'subject.related-funds': '相关资金',
  'subject.planned-fiscal-money': '规划期财政资金',
  'subject.planned-years': '规划年数',
  'subject.funded-before': '以前年度是否安排过预算',
  'subject.implementers': '共同实施单位数',
  'budget.fund': '预算类别',
  'target.compiled': '是否已编制绩效目标',
  'target.approved': '绩效目标是否已批复',
  'budget-line.in-force': '现行预算数',
  'execution.rate': '预算执行率',
  attainment: '目标完成率',
  'ex-ante.score': '事前评估得分',
  'evaluation.score': '评价得分',
  'evaluation.grade': '评价等级',
  'work-assessment.grade': '工作考核等级',
  'evaluation.type': '评价类型',
  'jurisdiction.level': '行政区层级',
  'jurisdiction.budgets-covered': '已纳入绩效管理的预算本数',
  'jurisdiction.information-system-year': '信息系统建成使用年度',
  'indicator.level': '指标级次',
  'indicator.quantifiable': '指标是否可量化',
  'special-fund.joint-methods': '联合制定的资金管理办法数',
  'rectification.rate': '整改率',
  'register.rating': '名录评分',
  'jurisdiction.information-system-subsidy': '信息系统建设补助',
};

/** What happens, from which something is counted. */
export const eventTerms: Readonly<Record<string, string>> = {
  'budget.approved': '预算批复',
  'budget.adjusted': '预算调整',
  'self-evaluation.begun': '开展绩效自评',
  'ex-ante.requested': '申请事前评估',
  'ex-ante.object-fixed': '确定评估对象',
  'final-accounts.completed': '决算完成',
  'feedback-letter.received': '收到反馈意见书',
};

/** What procedures are about, and what is opened or decided. */
export const objectTerms: Readonly<Record<string, string>> = {
  'ex-ante-assessment': '事前绩效评估',
  'performance-target': '绩效目标',
  'monitoring-round': '绩效监控',
  'monitoring-examination': '监控复核',
  'corrective-measure': '纠偏处理',
  evaluation: '绩效评价',
  'evaluation-list': '评价名单',
  'result-application': '结果应用',
  rectification: '问题整改',
  referral: '线索移送',
  disclosure: '信息公开',
  finding: '监督发现问题',
  'budget-line': '预算',
  'budget-year': '年度预算',
};

/** Codes with one meaning wherever they stand. */
export const commonTerms: Readonly<Record<string, string>> = {
  next: '下一步骤',
  end: '办结',
  yes: '是',
  no: '否',
  money: '资金',
  body: '单位',
  planned: '规划期',
  'first-funded': '首次安排预算年度',
  'subject.first-funded': '首次安排预算的年度',
};
