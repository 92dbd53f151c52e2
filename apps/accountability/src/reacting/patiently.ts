import { TransientError } from '@wenxiao/messaging';
import { ProblemError } from '@wenxiao/service-kit';

/** Where directory's word on rules or tree is still on its way, the message waits for it. */
export async function patiently<Found>(find: () => Promise<Found | undefined>): Promise<Found> {
  try {
    const found = await find();
    if (!found) throw new Error('The copy of the subject has gone');
    return found;
  } catch (error) {
    if (error instanceof ProblemError && error.text.retry) throw new TransientError(error.message, { cause: error });
    throw error;
  }
}
