import { becomes, code, day, type EventOf, fact, id, factsOf } from '@wenxiao/domain/field';
import * as t from '@wenxiao/domain/terms';

// 授权: the desks that one person fills, by ids alone. Streams `person-grants/<person id>`, in the tenant of the organisations.
//
// It is for oversight: the person themselves, and who administers or audits the organisation of the desk (`metadata.at`). By which
// desk somebody acted says each act, to whoever reads of it.

const audience = 'oversight';

/** A desk over an organisation. */
const seat = {
  personId: id(t.person, { noFigure: 'the stream is named after the person' }),
  desk: code(t.desk),
  organisationId: id(t.body),
};

/** A person fills a desk. A later one for the same desk and organisation takes this one's place. */
const grantGiven = fact(
  'grant-given',
  1,
  {
    ...seat,
    /** First and last day. */
    from: day(t.grantFrom).per('desk', 'organisationId').optional(),
    to: day(t.grantTo).per('desk', 'organisationId').optional(),
    /** The person whose desk it is, where this one stands in for them. */
    standsInFor: id(t.standsInFor).per('desk', 'organisationId').optional(),
  },
  { audience, becomes: [becomes(t.grantStatus, 'given', 'desk', 'organisationId')] },
);

/** A person fills a desk no longer. */
const grantRevoked = fact('grant-revoked', 1, seat, {
  audience,
  becomes: [becomes(t.grantStatus, 'revoked', 'desk', 'organisationId')],
});

export const personGrantsFacts = factsOf({ grantGiven, grantRevoked });

export type PersonGrantsEvent = EventOf<typeof personGrantsFacts>;
