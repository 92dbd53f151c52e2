/** The `basis` of a refusal: some article of the county’s own rules, in their words. */
export const byArticle = (article: string): unknown =>
  expect.arrayContaining([
    expect.objectContaining({
      article: expect.arrayContaining([
        expect.objectContaining({
          set: expect.objectContaining({ id: 'fufeng-2022' }),
          article,
          quote: expect.stringMatching(/./),
        }),
      ]),
    }),
  ]);
