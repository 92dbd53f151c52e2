export { alarmsOf, dueOrNone, type DueRejection, duesNow, notLiftable, overdueOn } from '@wenxiao/service-kit';
