import { asCount, asUrlListsByName, readSettings, type Settings, type ValuesOf } from '@wenxiao/service-kit';

/** What overview reads beside what every service reads. */
export const overviewSettings = {
  taskServices: {
    variable: 'TASK_SERVICES',
    description:
      '汇总其待办的各服务地址，一个实例一个：名称=URL,URL;… / where the instances of each service answer whose tasks are merged: name=URL,URL;…',
    fallback: {},
    parse: asUrlListsByName,
  },
  taskTimeout_ms: {
    variable: 'TASK_TIMEOUT_MS',
    description: '等待每个服务应答待办的毫秒数 / milliseconds that a service has to answer with tasks',
    // Whoever looks at their tasks does not wait long for one service.
    fallback: 4_000,
    parse: asCount(100, 30_000),
  },
} as const satisfies Settings;

export type OverviewSettings = ValuesOf<typeof overviewSettings>;

/** @throws {SettingsError} naming every flaw. */
export function readOverviewSettings(): OverviewSettings {
  return readSettings(overviewSettings, process.env);
}
