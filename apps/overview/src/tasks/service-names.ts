/** What the services that keep tasks are called where people read of them. */
export const serviceNames: Readonly<Record<string, string>> = {
  targets: '绩效目标与预算',
  monitoring: '绩效监控',
  evaluation: '绩效评价',
  accountability: '结果应用与问责',
  directory: '机构与规则',
};
