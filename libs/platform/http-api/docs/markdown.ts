import { Marked } from 'marked';
import { Html, html } from './html';

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      const inner = this.parser.parseInline(tokens);
      const id = anchorOf(text);
      return `<h${depth} id="${id}">${inner} <a class="here" href="#${id}" aria-label="Link to this">#</a></h${depth}>\n`;
    },
    // Our texts contain no HTML. Anything that looks like a tag is a placeholder such as <key>.
    html({ text }) {
      return html`${text}`.text;
    },
  },
});

/** Converts our own Markdown to HTML. */
export const markdown = (text: string): Html => new Html(marked.parse(text, { async: false }));

/** Converts one paragraph, without the `<p>` around it. */
export const inline = (text: string): Html => new Html(marked.parseInline(text, { async: false }));

/** The URL fragment of a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
