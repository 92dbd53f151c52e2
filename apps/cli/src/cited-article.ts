/** What an article is called: 《…办法》第四十三条. What a body settled stands in its document alone, which is instrument and article at once. */
export const articleText = ({ instrument, article }: Readonly<{ instrument: string; article: string }>): string =>
  instrument === article ? instrument : `${instrument}${article}`;
