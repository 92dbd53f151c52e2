import { z } from 'zod';
import { ruleSetShape } from './rule-set.js';

/** The JSON Schema (draft 2020-12) of a rule set, for editors and for whoever writes one. */
export function ruleSetSchema(): z.core.JSONSchema.BaseSchema {
  const title = '问效规则体系 · Wenxiao rule set';
  return { ...z.toJSONSchema(ruleSetShape, { reused: 'ref' }), title };
}
