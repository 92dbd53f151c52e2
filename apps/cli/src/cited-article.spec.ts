import { articleText } from './cited-article.js';

describe('what an article is called', () => {
  it('names the instrument and the article', () => {
    expect(articleText({ instrument: '某县实施细则', article: '第四十三条' })).toBe('某县实施细则第四十三条');
  });

  it('names a document that settled something once', () => {
    expect(articleText({ instrument: '某财绩〔2022〕9号', article: '某财绩〔2022〕9号' })).toBe('某财绩〔2022〕9号');
  });
});
