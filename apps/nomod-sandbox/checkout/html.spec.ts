import { html } from './html';

describe('html templates', () => {
  it('escapes values', () => {
    expect(html`<p title="${'"'}">${'<script>&'}</p>`.source).toBe('<p title="&quot;">&lt;script&gt;&amp;</p>');
  });

  it('keeps nested templates and joins lists', () => {
    const rows = [1, 2].map((row) => html`<b>${row}</b>`);
    expect(html`${rows}`.source).toBe('<b>1</b><b>2</b>');
  });

  it('leaves out what is not there, but not zero', () => {
    expect(html`${null}${undefined}${false}${0}`.source).toBe('0');
  });
});
