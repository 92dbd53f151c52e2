import * as t from '../terms/target.js';
import { code, list, name, oneOf } from './field.js';
import { limits } from './limits.js';

/** What a check found on a form or in what was declared, at that time. */
export const formFindings = list(['finding', 'path'], limits.batch, {
  finding: code(t.formFindingCode),
  path: name(t.formFindingPath, { max: limits.name }),
  severity: oneOf(t.formFindingLevel),
});
