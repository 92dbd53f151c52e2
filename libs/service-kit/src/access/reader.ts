import type { Reader } from '@wenxiao/domain/field';

/** How somebody stands to the object that an event is of. */
export type StandingToObject = Readonly<{
  /** A desk or audit office of theirs reaches the whole jurisdiction: its finance bureau, or one above. */
  bureau: boolean;
  /** They audit the jurisdiction. */
  audits: boolean;
  /** They reach the organisation to which the object belonged when it happened. */
  reaches: boolean;
  /** The object’s own history names them today: an evaluator, an agency, a receiver. */
  party: boolean;
  /** Among those, they were assigned by a step: what is submitted blind is so for them, whatever else they are. */
  assigned: boolean;
  /** A desk that acted on the object is theirs: what is for those named is for them, while the rest goes by whom they reach. */
  acts: boolean;
  /** It is about themselves, or an administration or audit office of theirs reaches where it happened. */
  oversees: boolean;
  /** Another object of the same subject, which is under way, names them: they read what they judge. */
  judges: boolean;
  /** The procedure of the object has come to its end. */
  ended: boolean;
}>;

/** What there is to be said of one event beside its declaration. */
export type SeenEvent = Readonly<{
  /** They did it, or somebody of the organisation that was assigned with them. */
  own: boolean;
  /** What was submitted blind up to it has been disclosed. */
  disclosed: boolean;
  /** Likewise to those alone who submitted beside: all have. */
  gathered: boolean;
  /** The person who did it, where they did it as whom the object names. */
  assignee?: string | undefined;
}>;

/**
 * What somebody is to an event of an object: the relation by which its audience, and then its fields’, are read. Whoever audits
 * the jurisdiction replays what has ended, whole. Blind values are closed to whoever evaluates beside until all have submitted,
 * and to the other parties until they are disclosed. Which person it was that acted as whom the object names, the bureau knows,
 * and those whom it names beside; not whom it is about, though it named them, too.
 */
export function readerOf(standing: StandingToObject, { own, disclosed, gathered, assignee }: SeenEvent): Reader {
  const { bureau, audits, reaches, party, acts, oversees, judges, assigned, ended } = standing;
  const isInside = bureau || audits;
  const isParty = reaches || party || judges;
  const audience = audits && ended ? 'named' : isInside ? 'finance' : isParty ? 'parties' : 'public';
  const isColleague = assigned && (isInside || !reaches);
  const isOpen = own || disclosed || ended || (isColleague ? gathered : isInside);
  const isTold = own || isInside || isColleague || assignee === undefined;
  return {
    audience,
    ...((party || acts) && { named: true as const }),
    ...(oversees && { oversees: true as const }),
    blind: !isOpen,
    ...(!isTold && { unnamed: assignee }),
  };
}
