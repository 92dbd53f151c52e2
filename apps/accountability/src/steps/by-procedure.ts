export {
  type ByProcedure,
  isSameDue,
  isSamePlace,
  placeAt,
  procedureOf,
  type StepAt,
  type Walked,
} from '@wenxiao/service-kit';
