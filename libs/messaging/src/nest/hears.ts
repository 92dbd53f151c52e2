import { EventPattern } from '@nestjs/microservices';
import { contractType } from '@wenxiao/contracts';

/** `@EventPattern` of a contract: the method is called for each published event of this type, once for its effect. */
export function Hears(contract: new () => object): MethodDecorator {
  const pattern: unknown = contractType(contract);
  return EventPattern(pattern);
}
