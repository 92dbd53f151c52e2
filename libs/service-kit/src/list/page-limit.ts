/** Rows of a page: where nobody says, and at most. */
export const pageLimit = { usual: 50, most: 200 } as const;

/** Which page of a list. */
export type PageAsked = Readonly<{
  /** `next` of the page before. */
  after?: string | undefined;
  /** 50 where nobody says, 200 at most: what is left out is said by `more`. */
  limit?: number | undefined;
}>;

export const limitOf = ({ limit = pageLimit.usual }: PageAsked): number => Math.min(limit, pageLimit.most);
