/** What a person may be, in the field's terms. A grant gives one role over one organisation and all below it. */
export const roles = {
  'budget-unit': '预算单位经办',
  'department-reviewer': '主管部门审核',
  'business-desk': '财政业务股',
  'budget-desk': '财政预算股',
  'treasury-desk': '财政国库股',
  'performance-office': '预算绩效管理机构',
  evaluator: '绩效评价工作组',
  auditor: '审计',
  administrator: '系统管理员',
  operator: '运行维护',
} as const;

export type Role = keyof typeof roles;

export function isRole(text: unknown): text is Role {
  return typeof text === 'string' && Object.hasOwn(roles, text);
}

/** A role over an organisation. `path` leads from the root of the tree to the organisation, both included. */
export type Grant = Readonly<{ role: Role; organisationId: string; path: readonly string[] }>;

/** Who asks: a person id and what was granted. Names stay in directory. */
export type Principal = Readonly<{ personId: string; grants: readonly Grant[] }>;
