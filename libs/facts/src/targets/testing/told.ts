/** One telling of each fact of a list. */
export type Told<Event extends Readonly<{ type: string; data: object }>> = {
  readonly [Type in Event['type']]: Extract<Event, { type: Type }>['data'];
};
