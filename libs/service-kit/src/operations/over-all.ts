import { type Admission } from '../access/admission.js';
import type { PlacedGrant } from '../access/grants.js';
import type { Organisations } from '../directory/organisations.js';
import { messageProblem } from './messages.problems.js';

/** A grant over the root of the tree, where all that is known lies below such grants. */
export async function grantOverAll(
  grants: readonly PlacedGrant[],
  organisations: Organisations,
): Promise<PlacedGrant | undefined> {
  const topmost = grants.filter(({ path }) => path.length === 1);
  const roots = topmost.map(({ organisationId }) => organisationId);
  return topmost.length === 0 || (await organisations.hasOtherRoots(roots)) ? undefined : topmost[0];
}

/** Lets in who is admitted over the whole installation. @throws {ProblemError} `whole-installation-required`. */
export async function admitOverAll({ grants }: Admission, organisations: Organisations): Promise<void> {
  if (!(await grantOverAll(grants, organisations))) throw messageProblem('whole-installation-required');
}
