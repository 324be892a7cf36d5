import { spawnSync } from 'node:child_process';

const run = (...args: string[]) => spawnSync('pdftotext', args, { encoding: 'utf8' });

/** pdftotext of Debian's poppler-utils. Without it, specs that read PDF files are skipped. */
export const hasPdfReader = run('-v').status === 0;

/** The text that a reader copies from a PDF file, by page, without direction marks and with single spaces. */
export function readPages(pdf: Buffer): string[] {
  const { stdout, status, stderr } = spawnSync('pdftotext', ['-layout', '-', '-'], { input: pdf, encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  const text = stdout.replaceAll(/[\u200e\u200f\u202a-\u202e]/g, '');
  return text
    .split('\f')
    .slice(0, -1)
    .map((page) => page.replaceAll(/[^\S\n]+/g, ' ').replaceAll(/^ | $/gm, ''));
}
