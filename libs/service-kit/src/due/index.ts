export type { Alarm, DueAlarm, DueSource } from './alarm.js';
export { dueMigrations, dueSchema } from './alarms.js';
export { DueItems } from './due-items.js';
