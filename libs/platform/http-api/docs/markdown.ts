import { Marked } from 'marked';
import { Html, html } from './html';

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      const inner = this.parser.parseInline(tokens);
      const id = anchorOf(text);
      return `<h${depth} id="${id}">${inner} <a class="here" href="#${id}" aria-label="Link to this">#</a></h${depth}>\n`;
    },
    // Nothing of ours is written in HTML: what looks like it is a placeholder such as <key>.
    html({ text }) {
      return html`${text}`.text;
    },
  },
});

/** Our own texts, in Markdown, as HTML. */
export const markdown = (text: string): Html => new Html(marked.parse(text, { async: false }));

/** One paragraph without one around it. */
export const inline = (text: string): Html => new Html(marked.parseInline(text, { async: false }));

/** The name of a heading in an address. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
