import { sheet, workAt } from '../harness/assessing-work.js';
import { versionOf } from '../harness/cycle.js';
import { jurisdictionId, type RightCall, type RightCalls } from './right-call.js';
import { bodiesOf, type World } from './world.js';

const at = async (world: World) => {
  const { departmentId: organisation } = await bodiesOf(world.county);
  return { ...jurisdictionId(world), organisation, year: '2023', assessment: 'departments' };
};

/** A command on how the department works, upon what was just read: nothing is settled of it, so that it is refused for that alone. */
const onIt =
  (who: 'desk' | 'office', body: object, refused: string) =>
  async (world: World): Promise<RightCall> => {
    const path = await at(world);
    return {
      who: world.county.people[who],
      path,
      ifMatch: await versionOf(world.county, 'accountability', workAt([path.organisation, 'departments'])),
      body: () => body,
      only: [{ desk: 'business-desk', office: 'performance-office' }[who]],
      secret: true,
      refused: { status: 409, code: refused },
    };
  };

export const workCalls: RightCalls = {
  'accountability.WorkAssessment.score': onIt('desk', sheet('60', '40'), 'rules-silent'),
  'accountability.WorkAssessment.conclude': onIt('office', { findings: [] }, 'not-scored'),
  'accountability.WorkAssessment.takeBack': onIt('office', { reason: '须重新核实' }, 'not-concluded'),
  'accountability.WorkAssessment.page': (world) => ({ who: world.county.people.office, path: jurisdictionId(world) }),
  'accountability.WorkAssessment.one': async (world) => ({ who: world.county.people.office, path: await at(world) }),
};
