export {
  type ByProcedure,
  type DueCode,
  isSameDue,
  isSamePlace,
  placeAt,
  procedureOf,
  type StepAt,
  type Walked,
} from '@wenxiao/service-kit';
