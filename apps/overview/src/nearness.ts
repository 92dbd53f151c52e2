import { Injectable } from '@nestjs/common';
import { type Admission, Organisations, type PartyRegister, touches } from '@wenxiao/service-kit';

/**
 * Whether an object names somebody who has no grant in a jurisdiction each service says by itself, when it is asked in their name:
 * here everybody who is signed in passes the guard, and what overview itself shows asks for {@link Nearness}.
 */
export const anybody: PartyRegister = { anyIn: async () => true };

/** Whether somebody has a grant that touches a jurisdiction. */
@Injectable()
export class Nearness {
  constructor(private readonly organisations: Organisations) {}

  async of({ grants }: Admission, jurisdictionId: string): Promise<boolean> {
    const jurisdiction = await this.organisations.find(jurisdictionId);
    return jurisdiction !== undefined && grants.some((grant) => touches(grant, jurisdiction));
  }
}
