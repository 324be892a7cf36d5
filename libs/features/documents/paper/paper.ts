import type { RunDirection } from '../type/face';

/** The contents of a document in its language. `draw-paper` lays them out on pages. */
export interface Paper {
  /** Direction of the page layout. */
  readonly direction: RunDirection;
  readonly title: string;
  readonly number: string;
  /** Across each page, for example that it was cancelled. */
  readonly stamp?: string;
  /** At the top, for example that it is a test. */
  readonly notice?: string;
  /** `#rrggbb` */
  readonly color: string;
  /** Above the seller; PNG. */
  readonly logo?: { readonly image: Buffer; readonly width: number; readonly height: number };
  readonly seller: readonly string[];
  readonly buyer: { readonly title: string; readonly lines: readonly string[] };
  readonly facts: readonly Fact[];
  /** Between the parties and the table. */
  readonly text?: string;
  readonly table: Table;
  readonly sums: readonly Fact[];
  readonly code?: { readonly url: string; readonly text: string };
  readonly footer?: string;
  readonly pageOf: (page: number, pages: number) => string;
  /** For the file's metadata. */
  readonly author: string;
  readonly language: string;
}

export interface Fact {
  readonly name: string;
  readonly value: string;
  /** Amounts and numbers: written from left to right in every language. */
  readonly isFigure?: boolean;
  readonly isStrong?: boolean;
}

export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly string[])[];
}

/** A column of figures is as wide as its widest figure. Columns of words share the rest. */
export interface Column {
  readonly title: string;
  readonly kind: 'words' | 'figure';
}
