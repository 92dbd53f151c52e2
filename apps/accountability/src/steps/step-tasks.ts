export { placedTask, type StepTask, stepTasks, toSettle } from '@wenxiao/service-kit';
