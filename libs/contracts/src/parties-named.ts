import { code, type Fields, id, limits, list } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

/**
 * Whom an object that is under way names, whole: those whom its steps assigned (an evaluator, an agency, a receiver), and whoever
 * has a step by hand-over, each a person or an organisation of whatever tenant. Nobody once it has ended.
 */
export const namedParties = {
  parties: list(['as', 'who'], limits.items, { as: code(t.assignedAs), who: id(t.party) }),
} as const satisfies Fields;
