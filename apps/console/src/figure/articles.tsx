import type { Article } from '../api/overview.js';

/** The articles that something rests on, as they are printed. */
export function Articles({ articles }: Readonly<{ articles: readonly Article[] }>) {
  if (articles.length === 0) return <p className="aside">没有引用条文。</p>;
  return (
    <>
      {articles.map(({ instrument, article, quote }) => (
        <blockquote key={`${instrument} ${article} ${quote}`}>
          <cite>
            《{instrument}》{article}
          </cite>
          <p>{quote}</p>
        </blockquote>
      ))}
    </>
  );
}
