// Codes that the software acts upon. What people read beside them is data of the rule set.

/** 规则体系: results of one scheme are never mixed with those of another (matrix X-7). */
export const schemes = ['budget-performance', 'unit-assessment'] as const;
export type Scheme = (typeof schemes)[number];

/** The level of the body for which a rule set is made. */
export const levels = ['province', 'prefecture', 'county', 'zone', 'organisation'] as const;
export type Level = (typeof levels)[number];

export const modules = [
  'ex-ante-assessment',
  'performance-target',
  'performance-monitoring',
  'evaluation',
  'result-application',
] as const;
export type Module = (typeof modules)[number];

/** 四本预算. */
export const budgets = ['general-public', 'government-fund', 'state-capital', 'social-insurance'] as const;
export type Budget = (typeof budgets)[number];

export const bodies = ['finance-bureau', 'department', 'budget-unit', 'other-department'] as const;
export type Body = (typeof bodies)[number];

/** What money is spent on, and so what is assessed, monitored and evaluated. */
export const subjects = ['policy', 'project', 'whole-department', 'basic-expenditure'] as const;
export type Subject = (typeof subjects)[number];
