/** Who plays: one account a role, all with the same password, which is no secret. */
export const demoPassword = 'wenxiao-demo-2023';

/** The administrator that the installation is made with. */
export const demoAdministrator = { accountName: 'admin', displayName: '演示管理员' } as const;

/** Where a demo person belongs: the county itself, its finance bureau, its department, or the unit. */
export type DemoBody = 'county' | 'bureau' | 'department' | 'unit';

export const cast = {
  unit: { accountName: 'unit', displayName: '演示单位经办', role: 'budget-unit', body: 'unit' },
  reviewer: { accountName: 'reviewer', displayName: '演示部门审核', role: 'department-reviewer', body: 'department' },
  desk: { accountName: 'desk', displayName: '演示业务股', role: 'business-desk', body: 'bureau' },
  budget: { accountName: 'budget', displayName: '演示预算股', role: 'budget-desk', body: 'bureau' },
  treasury: { accountName: 'treasury', displayName: '演示国库股', role: 'treasury-desk', body: 'bureau' },
  office: { accountName: 'office', displayName: '演示绩效中心', role: 'performance-office', body: 'bureau' },
  approver: { accountName: 'approver', displayName: '演示绩效中心负责人', role: 'performance-office', body: 'bureau' },
  expert: { accountName: 'expert', displayName: '演示评价专家', role: 'evaluator', body: 'county' },
  auditor: { accountName: 'auditor', displayName: '演示审计', role: 'auditor', body: 'county' },
  operator: { accountName: 'operator', displayName: '演示运维', role: 'operator', body: 'county' },
} as const satisfies Record<
  string,
  Readonly<{ accountName: string; displayName: string; role: string; body: DemoBody }>
>;

export type CastName = keyof typeof cast;
