import type { Procedure } from '@wenxiao/rules/shape';
import { bearersCalled, deskCalled, ProblemError, settlingDesk } from '@wenxiao/service-kit';
import { procedureOfSet } from './performance-target.steps.js';
import type { TargetAtHand } from './targets.js';

/**
 * The procedure of the set for a target; undefined where it is not known yet which. Where there is none nobody declares, and it
 * is not for the unit to mend: the refusal names who does.
 * @throws {ProblemError} `no-procedure` (409)
 */
export function requireProcedure(at: TargetAtHand): Procedure | undefined {
  const found = procedureOfSet(at);
  if (found.outcome !== 'none') return found.outcome === 'found' ? found.procedure : undefined;
  const { place, ruling } = at;
  const { zh, en } = deskCalled(ruling, settlingDesk);
  const bearers = bearersCalled(place, settlingDesk, place.jurisdiction);
  throw new ProblemError('no-procedure', {
    status: 409,
    retry: false,
    zh: `现行规则未规定此类目标的办理流程，暂不能申报：请${bearers.join('、')}“${zh}”采用有此流程的规则（procedures，object 为 performance-target），生效后再申报。`,
    en: `The rules in force have no procedure for such a target, which cannot be declared yet: the desk “${en}” of ${bearers.join(', ')} adopts rules that have one (procedures, object performance-target). Declare it once they hold.`,
  });
}
