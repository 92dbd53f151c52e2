import type { ServicePlan } from '@wenxiao/service-kit';
import { OnRegisterEntryAsked } from '../reacting/on-register-entry-asked.js';
import { registerListProjection } from './register-list.projection.js';
import { RegisterList } from './register-list.query.js';
import { RegisterActs } from './register.acts.js';
import { RegisterController } from './register.controller.js';
import { registerCopies } from './register.copies.js';
import { RegistersDue } from './register.due-source.js';
import { RegisterDuties } from './register-duties.js';
import { RegisterProposals } from './register.proposals.js';
import { RegisterRules } from './register.rules.js';
import { RegisterWorlds } from './register.worlds.js';

/** What registers add to the plan of the service. Their table stands among its migrations. */
export const registerPart = {
  controllers: [RegisterController],
  consumers: [OnRegisterEntryAsked],
  copies: registerCopies,
  due: [RegistersDue],
  providers: [RegisterList, RegisterRules, RegisterWorlds, RegisterActs, RegisterProposals, RegisterDuties],
  projections: [registerListProjection],
} as const satisfies Partial<ServicePlan>;
