/** The `basis` of a refusal: some article of the county’s own rules, in their words. */
export const byArticle = (article: string, set = 'fufeng-2022'): unknown =>
  expect.arrayContaining([
    expect.objectContaining({
      article: expect.arrayContaining([
        expect.objectContaining({
          set: expect.objectContaining({ id: set }),
          article,
          quote: expect.stringMatching(/./),
        }),
      ]),
    }),
  ]);
