import { id } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

/** Who did what is told; absent where a service did it of itself. */
export const by = id(t.person).optional();
